import type { Logger } from 'pino';
import { sweepInvitations } from '~/services/account-invitations.server';
import { moveDueAssessments } from '~/services/assessment-moves.server';
import type { Services } from '~/services/context.server';
import { deleteDueAssessments } from '~/services/deletions.server';
import { deleteAnswersNoLongerKept } from '~/services/keeping.server';
import { sendDueInvitations } from '~/services/invitation-sending.server';
import { forgetOldPreviews } from '~/services/imports.server';
import { countParticipation } from '~/services/participation.server';
import { sweepResets } from '~/services/passwords.server';
import { forgetOldRehearsals } from '~/services/rehearsals.server';
import { forgetExpiredTrials } from '~/services/responses.server';
import { sweepSessions } from '~/services/sessions.server';
import { sweepThrottles } from '~/services/throttles.server';
import { clearWorkshops } from '~/services/workshop-keeping.server';

const SECONDS_10 = 10_000;
const SECONDS_30 = 30_000;
const MINUTES_5 = 5 * 60_000;
const QUARTER_HOUR = 15 * 60_000;

const SWEEPS = [
  { what: 'assessments opened or closed at their time', every: SECONDS_30, run: moveDueAssessments },
  { what: 'assessments counted by sector', every: SECONDS_30, run: countParticipation },
  { what: 'invitations sent', every: SECONDS_10, run: sendDueInvitations },
  { what: 'expired trial answers deleted', every: QUARTER_HOUR, run: forgetExpiredTrials },
  { what: 'assessments whose answers were deleted', every: QUARTER_HOUR, run: deleteAnswersNoLongerKept },
  { what: 'assessments deleted', every: QUARTER_HOUR, run: deleteDueAssessments },
  { what: 'workshops whose votes were deleted', every: QUARTER_HOUR, run: clearWorkshops },
  { what: 'files that were not taken in deleted', every: MINUTES_5, run: forgetOldPreviews },
  { what: 'rehearsals that are over deleted', every: QUARTER_HOUR, run: forgetOldRehearsals },
  { what: 'sessions that are over deleted', every: QUARTER_HOUR, run: sweepSessions },
  { what: 'invitations that are over deleted', every: QUARTER_HOUR, run: sweepInvitations },
  { what: 'links to new passwords that are over deleted', every: QUARTER_HOUR, run: sweepResets },
  { what: 'old counts of failed attempts deleted', every: QUARTER_HOUR, run: sweepThrottles },
];

/**
 * Does what is due by the clock, once at start and then again and again: opens and closes assessments, counts who has
 * answered at each full hour, deletes what is over. Readers already leave out what has expired, so a late sweep shows
 * nobody anything.
 * @param swept gets the time at which each last went well, by what it does
 * @returns a function that stops it
 */
export function startSweeping(services: Services, log: Logger, swept: Map<string, Date>): () => void {
  const timers = SWEEPS.map(({ what, every, run }) => {
    let isUnderWay = false;
    const sweep = () => {
      // One that takes longer than its turn, as sending a long list may, is not begun beside itself.
      if (isUnderWay) return;
      isUnderWay = true;
      run(services)
        .then(
          (number) => {
            swept.set(what, services.clock());
            if (number > 0) log.info({ number }, what);
          },
          (error: unknown) => log.error({ err: error }, `failed: ${what}`),
        )
        .finally(() => (isUnderWay = false));
    };
    sweep();
    return setInterval(sweep, every).unref();
  });
  return () => timers.forEach((timer) => clearInterval(timer));
}
