/**
 * Does a piece of work again and again, with a pause before each time, never beside itself.
 * @param failed is told what went wrong; the work is tried again all the same
 * @returns a function that stops it and waits for the work under way to end
 */
export function repeat(
  pauseMs: number,
  work: (isStopped: () => boolean) => Promise<unknown>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const again = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = work(() => stopped)
        .catch(failed)
        .finally(again);
    }, pauseMs);
    timer.unref();
  };
  again();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
