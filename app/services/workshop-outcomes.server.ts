import type { Atomic } from 'db/queries/audit';
import { findEvent } from 'db/queries/workshop-events';
import type { Services } from './context.server';
import type { InPlace } from './places.server';
import { inWorkshop, type Workshop } from './workshops.server';

/**
 * Changes what a workshop comes to, and not how it stands, in one transaction, for somebody who may run it.
 * @param kind what the event is called that its views hear of
 * @param work is handed the workshop, which nobody else changes meanwhile, and `told`, which makes the views look again.
 *   Undoing a step goes behind it
 */
export function inOutcomes<T>(
  services: Services,
  by: InPlace,
  workshopId: string,
  kind: string,
  work: (trx: Atomic, workshop: Workshop, told: () => Promise<void>) => Promise<T>,
): Promise<T | 'not-there'> {
  return inWorkshop(services, by, workshopId, (trx, workshop, tell) =>
    work(trx, workshop, async () => {
      const last = await findEvent(trx, by.placeId, workshopId, workshop.sequence);
      await tell(kind, workshop.state, last?.undoTo ?? null);
    }),
  );
}
