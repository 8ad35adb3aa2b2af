import { useEffect } from 'react';

/**
 * Makes a double click count once where a second time would do harm: on a button that sends a form, whose first
 * sending it would break off; and on the page after, where it would fall on whatever stands there now, and choose an
 * answer that nobody meant.
 */
export function useOnePagePerClick(): void {
  useEffect(() => {
    let clickedOn: string | undefined;
    const judge = (event: MouseEvent) => {
      // The browser's count of clicks in one place and in quick succession; 0 for the keyboard.
      if (event.detail < 2) clickedOn = location.pathname;
      else if (clickedOn !== location.pathname || sendsForm(event.target)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener('click', judge, { capture: true });
    return () => window.removeEventListener('click', judge, { capture: true });
  }, []);
}

function sendsForm(target: EventTarget | null): boolean {
  const button = target instanceof Element ? target.closest('button') : null;
  return button?.type === 'submit' && button.form !== null;
}
