import { useEffect } from 'react';

/**
 * Keeps the second click of a double click on the page of the first. Where that one has turned the page, it would fall
 * on whatever stands there now, and choose an answer that nobody meant.
 */
export function useOnePagePerClick(): void {
  useEffect(() => {
    let clickedOn: string | undefined;
    const judge = (event: MouseEvent) => {
      // The browser's count of clicks in one place and in quick succession; 0 for the keyboard.
      if (event.detail < 2) clickedOn = location.pathname;
      else if (clickedOn !== location.pathname) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener('click', judge, { capture: true });
    return () => window.removeEventListener('click', judge, { capture: true });
  }, []);
}
