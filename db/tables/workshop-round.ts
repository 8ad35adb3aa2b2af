/** One round of votes on a step. */
export interface WorkshopRoundTable {
  workshop_id: string;
  step_id: string;
  /** From 1. */
  round: number;
  /** JSON: votes on paper by value, as the facilitator typed them in; `{}`: none. */
  paper: string;
  /** JSON: what was revealed (`RoundResult`); null while it was not. */
  result: string | null;
}
