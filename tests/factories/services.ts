import { randomBytes } from 'node:crypto';
import { openInstrument } from 'questions/check';
import type { Instrument } from 'questions/types';
import { deriveKeys } from '~/lib/keys.server';
import { openLive } from '~/live/poke.server';
import type { Services } from '~/services/context.server';

let instrument: Instrument | undefined;

/** What a use case works with, on a database of a test: the real questions, random ids, and a clock that can be turned. */
export function makeServices(db: Services['db'], clock: () => Date = () => new Date()): Services {
  instrument ??= openInstrument('questions');
  return {
    db,
    instrument,
    keys: deriveKeys('a secret of the tests, long enough to be one'),
    clock,
    newId: () => randomBytes(16).toString('hex'),
    mail: undefined,
    baseUrl: undefined,
    live: openLive(),
  };
}
