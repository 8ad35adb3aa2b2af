import type { Insertable, Transaction } from 'kysely';
import type { Database, Queryable, StepKind } from '../tables';

/** A step as it is stored. */
export interface StoredStep {
  id: string;
  position: number;
  kind: StepKind;
  subject: string | null;
  title: string;
  prompts: string[];
  options: { id: string; label: string }[];
  minutes: number;
  /** A `ConsensusRule`. */
  rule: unknown;
  agreedLevel: number | null;
  reasons: string;
  dissent: string;
  version: number;
}

/** The agenda of a workshop, in order. Ask for the workshop first. */
export async function listSteps(db: Queryable, workshopId: string): Promise<StoredStep[]> {
  const rows = await db
    .selectFrom('workshop_step')
    .select([
      'id',
      'position',
      'kind',
      'subject',
      'title',
      'prompts',
      'options',
      'minutes',
      'rule',
      'agreed_level as agreedLevel',
      'reasons',
      'dissent',
      'version',
    ])
    .where('workshop_id', '=', workshopId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    prompts: JSON.parse(row.prompts) as string[],
    options: JSON.parse(row.options) as StoredStep['options'],
    rule: JSON.parse(row.rule) as unknown,
  }));
}

/** What makes up a step of an agenda, apart from what was agreed on it. */
export type StepContent = Omit<StoredStep, 'position' | 'agreedLevel' | 'reasons' | 'dissent' | 'version'>;

/**
 * Makes the agenda of a workshop that is held what is given, in this order: steps of new ids come, those left out go with
 * all their votes, the others keep their votes and what was agreed.
 */
export async function replaceSteps(
  trx: Transaction<Database>,
  workshopId: string,
  steps: readonly StepContent[],
): Promise<void> {
  let gone = trx.deleteFrom('workshop_step').where('workshop_id', '=', workshopId);
  if (steps.length > 0)
    gone = gone.where(
      'id',
      'not in',
      steps.map(({ id }) => id),
    );
  await gone.execute();
  for (const [position, step] of steps.entries()) {
    const row: Insertable<Database['workshop_step']> = {
      id: step.id,
      workshop_id: workshopId,
      position,
      kind: step.kind,
      subject: step.subject,
      title: step.title,
      prompts: JSON.stringify(step.prompts),
      options: JSON.stringify(step.options),
      minutes: step.minutes,
      rule: JSON.stringify(step.rule),
    };
    const { id: _, workshop_id: __, ...content } = row;
    await trx
      .insertInto('workshop_step')
      .values(row)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(content).where('workshop_step.workshop_id', '=', workshopId),
      )
      .execute();
  }
}

/** Writes down what the group agreed on a step of a held workshop. @returns false where it was changed since `version` */
export async function updateAgreement(
  trx: Transaction<Database>,
  workshopId: string,
  {
    id,
    version,
    agreedLevel,
    reasons,
    dissent,
  }: Pick<StoredStep, 'id' | 'version' | 'agreedLevel' | 'reasons' | 'dissent'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('workshop_step')
    .set({ agreed_level: agreedLevel, reasons, dissent, version: version + 1 })
    .where('id', '=', id)
    .where('workshop_id', '=', workshopId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
