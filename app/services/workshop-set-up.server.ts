import { findPlaceAssessment } from 'db/queries/assessments';
import type { Atomic } from 'db/queries/audit';
import { findShownEdition } from 'db/queries/editions';
import { findEvent } from 'db/queries/workshop-events';
import { replaceSteps } from 'db/queries/workshop-steps';
import { findWorkshopRow, insertWorkshop, updateWorkshopSettings } from 'db/queries/workshops';
import { readShown } from '~/domain/edition/read-shown';
import { editionFindings } from '~/domain/patterns/edition-findings';
import {
  type AgendaStep,
  freeStandingAgenda,
  proposedAgenda,
  usualQuestions,
} from '~/domain/workshop/agenda';
import { NEW_WORKSHOP } from '~/domain/workshop/live-state';
import type { WorkshopSettings } from '~/domain/workshop/settings';
import { questionsToDiscuss } from '~/domain/workshop/to-discuss';
import { drawWorkshopCode } from '~/domain/workshop/workshop-code';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { setOf } from './edition-parts.server';
import { doInPlace, type InPlace } from './places.server';
import { inWorkshop, type Workshop } from './workshops.server';

/** A workshop that is to be made. */
export interface NewWorkshop {
  /** Made by the form, so that sending it twice makes one workshop. */
  id: string;
  settings: WorkshopSettings;
  /** A closed assessment of the place; null for a workshop that stands by itself. */
  assessmentId: string | null;
  /** For one that stands by itself: whether it begins with the questions of the workshop form. */
  withQuestions: boolean;
}

const MOST_ATTEMPTS = 8;

/**
 * Makes a workshop with an agenda that can be run at once.
 * @returns `made`, so too where it was made before; `no-results`: the assessment has none (any more)
 */
export function makeWorkshop(
  services: Services,
  by: InPlace,
  { id, settings, assessmentId, withQuestions }: NewWorkshop,
): Promise<'made' | 'no-results' | 'not-there'> {
  const { clock, newId } = services;
  return doInPlace(services, by, 'run-workshops', async (trx) => {
    if (await findWorkshopRow(trx, by.placeId, id)) return 'made';
    const based =
      assessmentId === null
        ? freeStanding(services, settings, withQuestions)
        : await onAssessment(trx, services, by, assessmentId, settings);
    if (!based) return 'no-results';
    const { agenda, ...basis } = based;
    const now = clock().toISOString();
    const workshop = {
      ...settings,
      ...basis,
      id,
      placeId: by.placeId,
      assessmentId,
      rehearsal: false,
      state: NEW_WORKSHOP,
      createdOn: now.slice(0, 10),
      changedAt: now,
    };
    for (let attempt = 0; ; attempt += 1) {
      // The id may be another place's: then no code helps.
      if (attempt === MOST_ATTEMPTS) return 'not-there';
      const code = drawWorkshopCode(Buffer.from(newId(), 'hex'));
      if (code !== undefined && (await insertWorkshop(trx, { ...workshop, code }))) break;
    }
    await replaceSteps(
      trx,
      id,
      agenda.map((step) => ({
        ...step,
        id: newId(),
        prompts: [...step.prompts],
        options: [...step.options],
      })),
    );
    await recordAudit(trx, services, {
      actor: by.accountId,
      action: 'workshop.made',
      placeId: by.placeId,
      subject: id,
      details: { title: settings.title },
    });
    return 'made';
  });
}

/** What a workshop rests on, and its first agenda. */
interface Basis {
  agenda: readonly AgendaStep[];
  edition: number | null;
  questionSet: string;
}

function freeStanding(
  { instrument: { current } }: Services,
  { minutes }: WorkshopSettings,
  withQuestions: boolean,
): Basis {
  const questions = withQuestions ? usualQuestions(current) : [];
  return { agenda: freeStandingAgenda(current, questions, minutes), edition: null, questionSet: current.id };
}

async function onAssessment(
  trx: Atomic,
  services: Services,
  { placeId }: InPlace,
  assessmentId: string,
  { minutes }: WorkshopSettings,
): Promise<Basis | undefined> {
  const assessment = await findPlaceAssessment(trx, placeId, assessmentId);
  const edition = await findShownEdition(trx, placeId, assessmentId);
  if (!assessment || assessment.deleteAt !== null || !edition) return undefined;
  const { patterns, relatedBarriers } = services.instrument;
  const shown = readShown(edition.shown);
  const set = setOf(services, edition.questionSet);
  const grounds = {
    set,
    toDiscuss: questionsToDiscuss(shown.dimensions),
    findings: editionFindings(shown, relatedBarriers),
    patterns,
  };
  return { agenda: proposedAgenda(grounds, minutes), edition: edition.number, questionSet: set.id };
}

/**
 * - `changed`: somebody else changed the workshop since it was seen.
 * - `begun`: it is no longer a draft.
 */
export type SettingsOutcome = 'done' | 'changed' | 'begun' | 'not-there';

/** Changes the settings of a draft. @param seen the sequence number of the last event that was seen */
export function changeWorkshopSettings(
  services: Services,
  by: InPlace,
  workshopId: string,
  seen: number,
  settings: WorkshopSettings,
): Promise<SettingsOutcome> {
  return inWorkshop<SettingsOutcome>(services, by, workshopId, async (trx, workshop, tell) => {
    if (workshop.state.stage !== 'draft') return 'begun';
    if (isSame(workshop, settings)) return 'done';
    if (workshop.sequence !== seen) return 'changed';
    await updateWorkshopSettings(trx, by.placeId, workshopId, settings);
    await tell('settings', workshop.state, await undoToOf(trx, by, workshop));
    return 'done';
  });
}

const isSame = (workshop: Workshop, settings: WorkshopSettings) =>
  (['title', 'minutes', 'askTier', 'tables', 'threshold'] as const).every(
    (name) => workshop[name] === settings[name],
  ) && workshop.sectors.join() === settings.sectors.join();

/** Where undoing leads back to, as of the workshop's last event: what is set up is no step of a workshop to be undone. */
export async function undoToOf(trx: Atomic, by: InPlace, { id, sequence }: Workshop): Promise<number | null> {
  return (await findEvent(trx, by.placeId, id, sequence))?.undoTo ?? null;
}
