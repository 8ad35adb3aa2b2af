const printClass = 'app-profile--printed';

/**
 * Draws, and draws anew when the user's colours change and around printing. Takes what draws a chart from scratch;
 * returns a function that takes the drawing away.
 */
export function keepDrawn(plot: HTMLElement, draw: () => { destroy: () => void }): () => void {
  let chart = draw();

  const redraw = () => {
    chart.destroy();
    chart = draw();
  };
  // Printing stretches the page after the canvas was drawn; a fixed width on both sides keeps marks on their lines.
  const figure = plot.closest('figure');
  const print = (on: boolean) => {
    figure?.classList.toggle(printClass, on);
    redraw();
  };

  const forcedColours = window.matchMedia('(forced-colors: active)');
  const printed = window.matchMedia('print');
  const onPrintMedia = (event: MediaQueryListEvent) => print(event.matches);
  const beforePrint = () => print(true);
  const afterPrint = () => print(false);
  forcedColours.addEventListener('change', redraw);
  printed.addEventListener('change', onPrintMedia);
  window.addEventListener('beforeprint', beforePrint);
  window.addEventListener('afterprint', afterPrint);
  return () => {
    forcedColours.removeEventListener('change', redraw);
    printed.removeEventListener('change', onPrintMedia);
    window.removeEventListener('beforeprint', beforePrint);
    window.removeEventListener('afterprint', afterPrint);
    chart.destroy();
  };
}
