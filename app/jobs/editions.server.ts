import type { Logger } from 'pino';
import type { Services } from '~/services/context.server';
import { computeNextEdition } from '~/services/editions.server';
import { rewriteNext } from '~/services/rewriting.server';

const EVERY_MS = 1_000;

/**
 * Does what is due once an assessment has closed, one piece of work at a time, looking for the next every second:
 * computes its edition, then writes it anew. Several processes may do so: each piece is done by one of them, and taken
 * over by another when that one ends.
 *
 * @returns a function that stops it and waits for the work under way to come to a safe end.
 */
export function startComputingEditions(services: Services, log: Logger): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const look = async () => {
    while (!stopped) {
      const computed = await computeNextEdition(services);
      if (computed) log.info(computed, 'edition computed');
      const rewritten = computed ? undefined : await rewriteNext(services, () => stopped);
      if (rewritten) log.info(rewritten, 'closed assessment written anew');
      if (!computed && !rewritten) return;
    }
  };
  const again = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = look()
        .catch((error: unknown) => log.error({ err: error }, 'could not do what follows a close'))
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
