import { faultWords } from '~/domain/audit/messages';
import { verifyAudit } from '~/services/audit.server';
import { withServices } from './with-services';

/** Checks the audit log and says how it stands; the command fails (exit code 1) where anything is wrong. */
export async function verifyAuditCommand(): Promise<void> {
  const found = await withServices(verifyAudit);
  if (found.outcome === 'whole') {
    console.log(`The audit log is whole: ${found.entries} ${found.entries === 1 ? 'entry' : 'entries'}.`);
    return;
  }
  console.error(`The audit log is broken. ${faultWords(found)}`);
  process.exitCode = 1;
}
