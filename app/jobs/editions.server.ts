import type { Logger } from 'pino';
import type { Services } from '~/services/context.server';
import { computeNextEdition } from '~/services/editions.server';
import { rewriteNext } from '~/services/rewriting.server';
import { repeat } from './repeat.server';

const EVERY_MS = 1_000;

/**
 * Does what is due once an assessment has closed, one piece of work at a time, looking for the next every second:
 * computes its edition, then writes it anew. Several processes may do so: each piece is done by one of them, and taken
 * over by another when that one ends.
 *
 * @returns a function that stops it and waits for the work under way to come to a safe end.
 */
export function startComputingEditions(services: Services, log: Logger): () => Promise<void> {
  const look = async (isStopped: () => boolean) => {
    while (!isStopped()) {
      const computed = await computeNextEdition(services);
      if (computed) log.info(computed, 'edition computed');
      const rewritten = computed ? undefined : await rewriteNext(services, isStopped);
      if (rewritten) log.info(rewritten, 'closed assessment written anew');
      if (!computed && !rewritten) return;
    }
  };
  return repeat(EVERY_MS, look, (error) => log.error({ err: error }, 'could not do what follows a close'));
}
