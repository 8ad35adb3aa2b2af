export type JobState = 'waiting' | 'running' | 'done' | 'failed';

/** Work that takes longer than a request, such as computing an edition. One process takes it and holds a lease. */
export interface JobTable {
  id: string;
  kind: 'edition' | 'rewrite';
  assessment_id: string;
  state: JobState;
  /** Percent, 0 to 100. */
  progress: number;
  /** JSON: what came of it; null until it is done or failed. */
  outcome: string | null;
  attempts: number;
  /** ISO-8601 UTC: after this another process may take the job over. */
  lease_until: string | null;
  /** ISO-8601 UTC. */
  queued_at: string;
}
