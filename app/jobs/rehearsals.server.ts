import type { Logger } from 'pino';
import type { Services } from '~/services/context.server';
import { simulateParticipants } from '~/services/simulated-participants.server';
import { repeat } from './repeat.server';

const EVERY_MS = 500;

/** Lets the made-up participants of rehearsals take part. @returns a function that stops it, as `repeat` does */
export const startRehearsing = (services: Services, log: Logger): (() => Promise<void>) =>
  repeat(
    EVERY_MS,
    () => simulateParticipants(services),
    (error) => log.error({ err: error }, 'made-up participants could not take part'),
  );
