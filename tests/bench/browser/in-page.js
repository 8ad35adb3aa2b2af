/**
 * Runs inside the page, from before it loads, and tells when something was painted. Read as text: a transpiler would
 * put helpers in that the page does not have.
 */

/** Milliseconds from the start of the navigation until the first choice is on the screen, not before anything is. */
window.firstQuestion = new Promise((resolve) => {
  let there;
  const look = () => {
    const choice = document.querySelector('input[type=radio]');
    if (there === undefined && choice && choice.getBoundingClientRect().height > 0) there = performance.now();
    const painted = performance.getEntriesByName('first-contentful-paint')[0];
    if (there !== undefined && painted) resolve(Math.max(there, painted.startTime));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});

/** To be called before a click: `pageTurn` is then the milliseconds from it until another heading is painted. */
window.watchPageTurn = () => {
  const heading = () => document.querySelector('h1')?.textContent;
  const before = heading();
  window.pageTurn = new Promise((resolve) => {
    const clicked = (event) => {
      const look = () => {
        if (!heading() || heading() === before) return void requestAnimationFrame(look);
        // A message is handled after the frame that shows what the look saw.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - event.timeStamp);
        port2.postMessage('painted');
      };
      requestAnimationFrame(look);
    };
    addEventListener('click', clicked, { capture: true, once: true });
  });
};
