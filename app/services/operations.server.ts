import { countJobs, type DatabaseStanding, findDatabaseStanding } from 'db/queries/operations';
import type { JobState } from 'db/tables';
import type { Services } from './context.server';

/** How the installation stands. */
export interface Health {
  /** Null where the database does not answer as it should. */
  database: (DatabaseStanding & { answeredInMs: number }) | null;
  jobs: { counts: Partial<Record<JobState, number>>; waitingSince: string | null } | null;
}

/** Asks the database how it stands. Ask first who asks: this does not look. Never throws. */
export async function readHealth({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<Health> {
  const begun = clock().getTime();
  try {
    const standing = await findDatabaseStanding(db);
    const answeredInMs = clock().getTime() - begun;
    return { database: { ...standing, answeredInMs }, jobs: await countJobs(db) };
  } catch {
    return { database: null, jobs: null };
  }
}
