/** The immutable, numbered set of all results of one assessment: written once, then only read. */
export interface EditionTable {
  id: string;
  assessment_id: string;
  /** From 1, within the assessment. */
  number: number;
  question_set: string;
  /** The version of the computation, so that the same answers give the same bytes. */
  method: string;
  /** JSON, after merging and rounding: all that pages, links and exports may use. */
  shown: string;
  /** JSON, unmerged counts that only the release builder of this installation reads; null once they are no longer kept. */
  protected: string | null;
  /** Of the answers it was computed from. */
  digest: string;
  /** YYYY-MM-DD. */
  computed_on: string;
}
