import type { ActionContent } from '~/domain/actions/action';
import type { Decision } from '~/domain/comments/review';
import { addAction, carryOverActions, changeAction } from '~/services/action-changes.server';
import { listActions, listToCarryOver } from '~/services/actions.server';
import { listCommentsToReview } from '~/services/comment-lists.server';
import { reviewComments } from '~/services/comment-reviews.server';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { findResultsReader } from '~/services/results-reader.server';

/** A made-up comment, and what the made-up lead does with it; left out: it still waits. */
interface MadeUpComment {
  questionId: string;
  body: string;
  decision?: Decision;
}

const whole = (questionId: string, body: string): MadeUpComment => ({
  questionId,
  body,
  decision: { to: 'released', text: body },
});

/** What made-up people of Sampleton write, one comment a person. */
export const SAMPLETON_COMMENTS: readonly MadeUpComment[] = [
  whole('relationships.openness', 'Bad news still comes as a surprise in the board papers. (Made up.)'),
  whole('relationships.openness', 'Since the away days people ring each other first. (Made up.)'),
  {
    questionId: 'relationships.openness',
    body: 'Only the finance director of the trust ever says that there is a gap. (Made up.)',
    decision: { to: 'released', text: 'Only […] ever says that there is a gap. (Made up.)' },
  },
  whole('vision.shared', 'I could not say what our three priorities are. (Made up.)'),
  whole('money.shift', 'We talk of prevention and then fund the next ward. (Made up.)'),
  {
    questionId: 'money.shift',
    body: 'I was the one who had to stop the falls project in May. (Made up.)',
    decision: { to: 'hidden' },
  },
  whole('partners.voluntary', 'Small charities hear of plans when they are finished. (Made up.)'),
  { questionId: 'partners.voluntary', body: 'Meetings are at ten in the morning, when we work. (Made up.)' },
];

/** The made-up lead reads the comments of a round of Sampleton. */
export async function reviewSampleton(services: Services, by: InPlace, assessmentId: string): Promise<void> {
  const list = await listCommentsToReview(services, by, assessmentId, {
    questionIds: SAMPLETON_COMMENTS.map(({ questionId }) => questionId),
    states: ['waiting'],
    page: 1,
    size: 100,
  });
  const decisions = (list?.comments ?? []).flatMap(({ id, seen, body }) => {
    const decision = SAMPLETON_COMMENTS.find((one) => one.body === body)?.decision;
    return decision ? [{ id, seen, decision }] : [];
  });
  const reviewed = await reviewComments(services, by, assessmentId, decisions);
  if (reviewed.outcome !== 'done') throw new Error('the made-up comments could not be reviewed');
}

/** What made-up partners of Sampleton agree, with the days until it is due. */
const AGREED: readonly (Omit<ActionContent, 'dueOn' | 'practice'> & { days: number })[] = [
  {
    what: 'Send each charity the draft plan a month before it is agreed (made up)',
    ownerRole: 'Head of partnerships at the council',
    state: 'under-way',
    dimension: 'partners',
    days: -20,
  },
  {
    what: 'Hold two half days a year for leaders to talk without papers (made up)',
    ownerRole: 'Place director',
    state: 'to-do',
    dimension: 'relationships',
    days: 90,
  },
  {
    what: 'Show spending on prevention in one figure (made up)',
    ownerRole: 'Finance leads of the trust and the council',
    state: 'done',
    dimension: 'money',
    days: -60,
  },
];

/** Made-up partners agree their first actions, or go on with what is open from the round before, one of them by a new date. */
export async function agreeInSampleton(services: Services, by: InPlace, assessmentId: string): Promise<void> {
  const day = (days: number) =>
    new Date(services.clock().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const reader = await findResultsReader(services, by, { placeId: by.placeId, assessmentId });
  if (!reader) throw new Error('the lead cannot read the results');
  const open = await listToCarryOver(services, reader);
  if (open.length > 0) {
    const ids = open.map(({ id }) => id);
    await carryOverActions(services, by, assessmentId, ids);
    const carried = (await listActions(services, reader)).at(-1)!;
    const later = { ...carried, dueOn: day(120) };
    await changeAction(services, by, assessmentId, carried.id, carried.version, later);
    return;
  }
  for (const { days, ...action } of AGREED) {
    const content = { ...action, practice: null, dueOn: day(days) };
    await addAction(services, by, assessmentId, content, services.newId());
  }
}
