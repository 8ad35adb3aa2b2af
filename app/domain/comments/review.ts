/** How far the review of a comment has come. Only what is released is seen by anybody but the lead. */
export const REVIEW_STATES = ['waiting', 'released', 'hidden'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What a lead decides about a comment. `text` is what they typed, with marks where parts are taken out. */
export type Decision = { to: 'released'; text: string } | { to: 'hidden' } | { to: 'waiting' };

/** The state and the text, where it differs from the comment, that a comment is left with. */
export interface Review {
  state: ReviewState;
  /** Null: the comment as it is. */
  releasedBody: string | null;
}
