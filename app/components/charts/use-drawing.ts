import { type RefObject, useEffect, useRef, useState } from 'react';

/** Draws on the canvas that lies under a plot; gives what takes the drawing away again. */
export type Draw = (plot: HTMLDivElement, canvas: HTMLCanvasElement) => () => void;

export interface Drawing {
  readonly plot: RefObject<HTMLDivElement>;
  readonly canvas: RefObject<HTMLCanvasElement>;
  /** What draws could not be fetched: the table stands alone. */
  readonly failed: boolean;
}

/**
 * Fetches what draws a chart once the page is awake, and draws; again whenever `load` is another one.
 *
 * @param load keep it while nothing that is drawn has changed (`useCallback`)
 */
export function useDrawing(load: () => Promise<Draw>): Drawing {
  const [failed, setFailed] = useState(false);
  const plot = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    let stop: (() => void) | undefined;
    let left = false;
    void load().then(
      (draw) => {
        if (left || !plot.current || !canvas.current) return;
        stop = draw(plot.current, canvas.current);
      },
      () => setFailed(true),
    );
    return () => {
      left = true;
      stop?.();
    };
  }, [load]);

  return { plot, canvas, failed };
}
