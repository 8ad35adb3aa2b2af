import { setTimeout as pause } from 'node:timers/promises';
import { findCode, giveCodeBack, spendCode } from 'db/queries/invitation-codes';
import { readEntryCode } from '~/domain/invitation/entry-code';
import type { AboutYou } from '~/domain/response/about-you';
import type { Services } from './context.server';
import { hashEntryCode } from './entry-code-keys.server';
import { findSurvey, type Survey } from './joining.server';
import { beginResponse, type Begun, findBegun, type NotBegun } from './responses.server';

/** What a single-use code leads to. Whether it is spent is told only to whoever begins with it. */
export interface CodedSurvey {
  /** In its one written form. */
  code: string;
  survey: Survey;
  /** The sector that it was made for, of those invited; null where the respondent says it. */
  sector: string | null;
}

/** The survey that a single-use code leads to, as somebody typed it or in a link; undefined where there is none. */
export async function findByEntryCode(services: Services, typed: string): Promise<CodedSurvey | undefined> {
  const code = readEntryCode(typed);
  const found = code === undefined ? undefined : await findCode(services.db, hashEntryCode(services, code));
  const survey = found && (await findSurvey(services, found.joinCode));
  if (!survey || code === undefined) return undefined;
  const sector = found.sector !== null && survey.sectors.includes(found.sector) ? found.sector : null;
  return { code, survey, sector };
}

/** How long the second press of a double click waits for what the first one begins, in milliseconds. */
const PATIENCE_MS = 1_500;
const LOOK_AGAIN_MS = 100;

/**
 * Begins a response with a single-use code, which is spent with it. The two are written in transactions of their own, with
 * nothing stored that joins them; where the response cannot be begun the code is given back. Sending the same form twice
 * finds the response that the first one began, by the form's ticket alone.
 * @returns 'spent' where somebody has begun with this code; 'unknown' where there is no such code; 'not-invited' also
 *   where the code is for another sector
 */
export async function beginWithCode(
  services: Services,
  typed: string,
  ticket: string,
  aboutYou: AboutYou,
): Promise<Begun | NotBegun | { outcome: 'spent' | 'unknown' }> {
  const found = await findByEntryCode(services, typed);
  if (!found) return { outcome: 'unknown' };
  const { assessmentId } = found.survey;
  if (found.sector !== null && found.sector !== aboutYou.sector) return { outcome: 'not-invited' };
  const begin = () => beginResponse(services, assessmentId, ticket, aboutYou, 'codes');
  if (await findBegun(services, assessmentId, ticket)) return begin();

  const hash = hashEntryCode(services, found.code);
  if (!(await spendCode(services.db, hash))) {
    if (found.survey.state !== 'open') return { outcome: 'closed' };
    for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_AGAIN_MS) {
      if (await findBegun(services, assessmentId, ticket)) return begin();
      await pause(LOOK_AGAIN_MS);
    }
    return { outcome: 'spent' };
  }
  try {
    const begun = await begin();
    if (begun.outcome !== 'begun') await giveBack(services, hash);
    return begun;
  } catch (error) {
    await giveBack(services, hash);
    throw error;
  }
}

/** Tries a second time, for a row that is just being written anew. */
async function giveBack({ db }: Services, hash: string): Promise<void> {
  if (!(await giveCodeBack(db, hash))) await giveCodeBack(db, hash);
}
