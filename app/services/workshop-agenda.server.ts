import { findShownEdition } from 'db/queries/editions';
import { listBegunSteps } from 'db/queries/workshop-records';
import { listSteps, replaceSteps, type StoredStep } from 'db/queries/workshop-steps';
import type { QuestionSet } from 'questions/types';
import { readShown } from '~/domain/edition/read-shown';
import {
  type AgendaChange,
  type AgendaRefusal,
  changeAgenda,
  isChanged,
  type PlannedStep,
} from '~/domain/workshop/agenda-changes';
import type { ConsensusRule } from '~/domain/workshop/live-state';
import { questionsToDiscuss } from '~/domain/workshop/to-discuss';
import type { WorkshopView } from '~/domain/workshop/view';
import type { Services } from './context.server';
import { setOf } from './edition-parts.server';
import type { InPlace, OwnPlace } from './places.server';
import { undoToOf } from './workshop-set-up.server';
import { findWorkshopIn, inWorkshop } from './workshops.server';

/** An agenda as it is changed. */
export interface Agenda {
  place: OwnPlace;
  workshop: WorkshopView;
  /** Ids of the steps that have begun. */
  begun: readonly string[];
  questionSet: QuestionSet;
  /** By question id, why an edition suggests it; empty for a workshop that stands by itself. */
  why: Readonly<Record<string, string>>;
}

/** The agenda of a workshop, for somebody who may change it; undefined for everybody else. */
export async function findAgenda(
  services: Pick<Services, 'db' | 'instrument'>,
  by: InPlace,
  workshopId: string,
): Promise<Agenda | undefined> {
  const found = await findWorkshopIn(services, by, workshopId, 'run-workshops');
  if (!found) return undefined;
  const { workshop } = found;
  const { assessmentId, edition } = workshop;
  const shown =
    assessmentId !== null && edition !== null
      ? await findShownEdition(services.db, by.placeId, assessmentId, edition)
      : undefined;
  const toDiscuss = shown ? questionsToDiscuss(readShown(shown.shown).dimensions) : [];
  return {
    ...found,
    begun: [...(await listBegunSteps(services.db, workshopId))],
    questionSet: setOf(services, workshop.questionSet),
    why: Object.fromEntries(toDiscuss.map(({ id, why }) => [id, why])),
  };
}

/**
 * - `done`: it is so, also where the same click came twice.
 * - `changed`: somebody else changed the workshop since it was seen.
 */
export type AgendaOutcome = 'done' | 'changed' | 'not-there' | { readonly refused: AgendaRefusal };

/** Changes the agenda of a workshop that has not ended. @param seen the sequence number of the last event that was seen */
export function changeWorkshopAgenda(
  services: Services,
  by: InPlace,
  workshopId: string,
  seen: number,
  change: AgendaChange,
): Promise<AgendaOutcome> {
  return inWorkshop<AgendaOutcome>(services, by, workshopId, async (trx, workshop, tell) => {
    const steps = (await listSteps(trx, workshopId)).map(planned);
    if (isChanged(steps, change)) return 'done';
    if (workshop.sequence !== seen) return 'changed';
    const begun = await listBegunSteps(trx, workshopId);
    const changed = changeAgenda(steps, change, { stage: workshop.state.stage, begun });
    if (!changed.ok) return { refused: changed.refusal };
    await replaceSteps(
      trx,
      workshopId,
      changed.steps.map((step) => ({ ...step, prompts: [...step.prompts], options: [...step.options] })),
    );
    await tell('agenda', workshop.state, await undoToOf(trx, by, workshop));
    return 'done';
  });
}

const planned = ({ id, kind, subject, title, prompts, options, minutes, rule }: StoredStep): PlannedStep => ({
  id,
  kind,
  subject,
  title,
  prompts,
  options,
  minutes,
  rule: rule as ConsensusRule,
});
