import { checkEditions } from '~/services/edition-checks.server';
import { withServices } from './with-services';

/** Computes every edition again and says how each compares; the command fails (exit code 1) where one differs. */
export async function checkCommand(): Promise<void> {
  const words = {
    same: 'computed again from its answers, the same to the byte',
    follows: 'follows from what was counted; the answers have changed since, or a later edition took them in',
    reduced: 'stands as it was: the answers, or what was counted in them, are no longer kept',
    older: 'was worked out by an earlier method, and stands as it was',
    differs: 'DIFFERS',
  };
  await withServices(async (services) => {
    let count = 0;
    let differing = 0;
    for await (const { assessmentId, number, found, where } of checkEditions(services)) {
      count += 1;
      if (found === 'differs') differing += 1;
      console.log(`${assessmentId} edition ${number}: ${words[found]}`);
      for (const place of where.slice(0, 20)) console.log(`  ${place}`);
    }
    console.log(`${count} editions, ${differing} differ.`);
    if (differing > 0) process.exitCode = 1;
  });
}
