/** A file of answers gathered elsewhere: shown first, then taken in as a whole, and undone as a whole while it is open. */
export interface ImportBatchTable {
  id: string;
  assessment_id: string;
  file_name: string;
  /** SHA-256 of the file, to notice the same one again. */
  digest: string;
  state: 'preview' | 'imported';
  /** How many people's answers. */
  people: number;
  /** JSON of the answers while it is a preview; null afterwards. */
  content: string | null;
  /** Who brought it. */
  account_id: string;
  /** ISO-8601 UTC. */
  made_at: string;
}
