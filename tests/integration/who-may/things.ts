import { addAction } from '~/services/action-changes.server';
import { findAssessmentIn } from '~/services/assessments.server';
import type { Services } from '~/services/context.server';
import { bringFile, takeIn } from '~/services/imports.server';
import { makeCodes } from '~/services/invitation-codes.server';
import type { InPlace } from '~/services/places.server';
import { makeRunningWorkshop } from './workshop-things';
import { listSharedLinks, makeResultsLink } from '~/services/results-links.server';

/** Makes one of each thing that a place may have. @returns their ids by the names that the table of routes has for them */
export async function makeThings(
  services: Services,
  by: InPlace,
  { open, closed }: { open: string; closed: string },
): Promise<Record<string, string>> {
  const codes = services.newId();
  await makeCodes(services, by, open, { id: codes, codes: 2, sector: null });
  const action = await addAction(
    services,
    by,
    closed,
    { what: 'Meet', ownerRole: 'Chair', dueOn: null, state: 'to-do', dimension: null, practice: null },
    services.newId(),
  );
  if (action.outcome !== 'added') throw new Error(action.outcome);
  await makeResultsLink(services, by, closed, { id: services.newId(), label: 'Partners', password: '' });
  const [link] = await listSharedLinks(services, by.placeId, closed);
  const taken = await preview();
  await takeIn(services, by, open, taken, { skipBadRows: false, onceMore: false });
  return {
    codes,
    action: action.id,
    sharedToken: link!.token,
    member: by.accountId,
    taken,
    preview: await preview(),
    ...(await makeRunningWorkshop(services, by, closed)),
  };

  async function preview(): Promise<string> {
    const { assessment } = (await findAssessmentIn(services, by, open, 'import'))!;
    const bytes = Buffer.from('sector,tier,relationships.openness\nacute,senior-manager,3\n');
    const brought = await bringFile(services, by, assessment, { name: 'paper.csv', bytes }, false);
    if (brought.outcome !== 'preview') throw new Error(JSON.stringify(brought));
    return brought.id;
  }
}
