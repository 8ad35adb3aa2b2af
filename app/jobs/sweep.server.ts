import type { Logger } from 'pino';
import { forgetExpiredTrials } from '~/services/responses.server';
import type { Services } from '~/services/context.server';

const EVERY_MS = 15 * 60_000;

/**
 * Deletes "Try it" answers whose day is over: once at start, then every quarter of an hour. Readers already leave
 * expired ones out, so a late sweep shows nobody anything.
 * @returns a function that stops it
 */
export function startSweeping(services: Services, log: Logger): () => void {
  const sweep = () => {
    forgetExpiredTrials(services).then(
      (deleted) => deleted > 0 && log.info({ deleted }, 'expired trial answers deleted'),
      (error: unknown) => log.error({ err: error }, 'could not delete expired trial answers'),
    );
  };
  sweep();
  const timer = setInterval(sweep, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
