import type { Logger } from 'pino';
import type { Services } from '~/services/context.server';
import { computeNextEdition } from '~/services/editions.server';

const EVERY_MS = 1_000;

/**
 * Computes the editions that are due, one at a time, looking for the next every second. Several processes may do so:
 * each edition is computed by one of them, and taken over by another when that one ends.
 *
 * @returns a function that stops it and waits for the edition under way to come to a safe end.
 */
export function startComputingEditions(services: Services, log: Logger): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const look = async () => {
    while (!stopped) {
      const done = await computeNextEdition(services);
      if (!done) return;
      log.info(done, 'edition computed');
    }
  };
  const again = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = look()
        .catch((error: unknown) => log.error({ err: error }, 'could not compute an edition'))
        .finally(again);
    }, EVERY_MS);
    timer.unref();
  };
  again();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
