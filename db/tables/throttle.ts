/** How many attempts of one kind failed within one stretch of time. */
export interface ThrottleTable {
  /** Keyed hash of the kind of attempt and whom it is counted against; names nobody. */
  bucket: string;
  /** ISO-8601 UTC. */
  window_start: string;
  failures: number;
}
