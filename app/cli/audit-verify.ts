import { verifyAudit } from '~/services/audit.server';
import { withServices } from './with-services';

/** Checks the audit log and says how it stands; the command fails (exit code 1) where anything is wrong. */
export async function verifyAuditCommand(): Promise<void> {
  const found = await withServices(verifyAudit);
  if (found.outcome === 'whole') {
    console.log(`The audit log is whole: ${found.entries} ${found.entries === 1 ? 'entry' : 'entries'}.`);
    return;
  }
  const faults = {
    missing: `Entry ${found.seq} is missing, or another stands in its place.`,
    changed: `Entry ${found.seq} is not as it was written, or was written with another secret (SESSION_SECRET).`,
    end: `The log does not end as it was sealed: entries from number ${found.seq} on were taken out, or its end was changed.`,
  };
  console.error(`The audit log is broken. ${faults[found.fault]}`);
  process.exitCode = 1;
}
