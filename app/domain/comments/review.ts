/** How far the review of a comment has come. Only what is released is seen by anybody but the lead. */
export const REVIEW_STATES = ['waiting', 'released', 'hidden'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/**
 * What a lead decides about a comment. `text` is what they typed, with marks where parts are taken out; where the comment
 * is not released it may be left out, and has to be as it was.
 */
export type Decision = { to: 'released'; text: string } | { to: 'hidden' | 'waiting'; text?: string };

/** The state and the text, where it differs from the comment, that a comment is left with. */
export interface Review {
  state: ReviewState;
  /** Null: the comment as it is. */
  releasedBody: string | null;
}
