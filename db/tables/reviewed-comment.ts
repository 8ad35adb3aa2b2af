/**
 * A copy of a comment, made with an edition and cut off from the response it came from: no key joins it to a person, to
 * their answers or to their other comments.
 */
export interface ReviewedCommentTable {
  /** Random. */
  id: string;
  assessment_id: string;
  question_id: string;
  body: string;
  /** Waiting for the lead's review, released to partners, or hidden from them. */
  state: 'waiting' | 'released' | 'hidden';
  /** What partners read where a part was taken out; null: the body as it is. */
  released_body: string | null;
}
