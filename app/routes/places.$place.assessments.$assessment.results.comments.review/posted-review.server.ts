import { redactionProblemWords } from '~/domain/comments/messages';
import { REVIEW_STATES, type ReviewState } from '~/domain/comments/review';
import { isRandomId } from '~/lib/http';
import { type CommentDecision, reviewComments } from '~/services/comment-reviews.server';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { fieldOf } from './fields';

/** More than stand on a page. */
const MOST = 100;
/** Longer than any comment with marks in it. */
const LONGEST = 10_000;

/** What a lead chose for a comment, as it was sent. */
interface Chosen extends CommentDecision {
  to: ReviewState;
  text: string;
}

/** What came of a page of decisions; what was typed is kept where something is wrong with it. */
export interface Reviewed {
  status: 200 | 400 | 409;
  /** What became of the comments that were moved, and what to send to undo it. */
  moved: { id: string; to: ReviewState; seen: string; before: ReviewState; text: string }[];
  /** Ids of comments that somebody else had decided otherwise in the meantime. */
  changed: string[];
  gone: number;
  /** Words by comment id; under `read` those beside the tick that all were read. */
  problems: Record<string, string>;
  typed: Record<string, { to: ReviewState; text: string }>;
}

/**
 * Does what a page of decisions says, or undoes one. With `intent=release-all` whatever else would go on waiting is
 * released.
 * @returns undefined where the account may not
 */
export async function reviewPosted(
  services: Services,
  by: InPlace,
  assessmentId: string,
  form: FormData,
): Promise<Reviewed | undefined> {
  const said = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, LONGEST) : '';
  };
  const releaseAll = said('intent') === 'release-all';
  const chosen = form
    .getAll('id')
    .filter(isRandomId)
    .slice(0, MOST)
    .flatMap((id): Chosen[] => {
      const to = REVIEW_STATES.find((state) => state === said(fieldOf('decision', id)));
      if (!to) return [];
      const text = said(fieldOf('text', id));
      const after = releaseAll && to === 'waiting' ? 'released' : to;
      return [{ id, seen: said(fieldOf('seen', id)), decision: { to: after, text }, to, text }];
    });
  const typed = Object.fromEntries(chosen.map(({ id, to, text }) => [id, { to, text }]));
  const nothing = { moved: [], changed: [], gone: 0, typed };
  if (releaseAll && said('read') !== 'yes') {
    return {
      ...nothing,
      status: 400,
      problems: { read: 'Tick that you have read every comment on this page' },
    };
  }
  const outcome = await reviewComments(services, by, assessmentId, chosen);
  if (outcome.outcome === 'not-there') return undefined;
  if (outcome.outcome === 'refused') {
    const words = Object.entries(outcome.problems).map(([id, problem]) => [
      id,
      redactionProblemWords(problem),
    ]);
    return { ...nothing, status: 400, problems: Object.fromEntries(words) as Record<string, string> };
  }
  const { moved, changed, gone } = outcome;
  return {
    status: changed.length + gone > 0 ? 409 : 200,
    moved: moved.map(({ comment, before }) => ({
      id: comment.id,
      to: comment.state,
      seen: comment.seen,
      before: before.state,
      text: before.releasedBody ?? comment.body,
    })),
    changed: changed.map(({ id }) => id),
    gone,
    problems: {},
    typed: {},
  };
}
