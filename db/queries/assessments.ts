import type { Selectable } from 'kysely';
import type { Queryable } from '../tables';
import type { AssessmentTable } from '../tables/assessment';

/** An assessment with its lists and yes-or-noes unpacked. */
export interface Assessment {
  id: string;
  /** Null for a trial, which nobody owns. */
  placeId: string | null;
  kind: AssessmentTable['kind'];
  /** Empty for a trial. */
  title: string;
  questionSet: string;
  forms: string[];
  state: AssessmentTable['state'];
  /** k: no figure about fewer people than this. */
  threshold: number;
  commentsAsked: boolean;
  opensAt: string | null;
  closesAt: string | null;
  joinCode: string | null;
  sectors: string[];
  /** How many people are expected, by sector id; a sector that is missing: not said. */
  expected: Record<string, number>;
  /** What the lead told about the place; `{}` where nothing. */
  context: Record<string, unknown>;
  createdOn: string;
}

/** What the trial of a question set is made with. */
export interface TrialAssessment {
  questionSet: string;
  forms: readonly string[];
  sectors: readonly string[];
  /** 3 or more. */
  threshold: number;
  /** YYYY-MM-DD. */
  createdOn: string;
}

/**
 * Makes the open assessment behind "Try it" for a question set, unless it is there already (then it is left as it is).
 * Any number of processes may do so at once.
 *
 * @returns its id, `trial-<question set>`.
 */
export async function ensureTrialAssessment(db: Queryable, trial: TrialAssessment): Promise<string> {
  const id = `trial-${trial.questionSet}`;
  await db
    .insertInto('assessment')
    .values({
      id,
      place_id: null,
      kind: 'trial',
      title: '',
      question_set: trial.questionSet,
      forms: JSON.stringify(trial.forms),
      state: 'open',
      threshold: trial.threshold,
      comments_asked: 1,
      opens_at: null,
      closes_at: null,
      join_code: null,
      sectors: JSON.stringify(trial.sectors),
      expected: '{}',
      context: '{}',
      created_on: trial.createdOn,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return id;
}

/** The assessment with this id; undefined where there is none. */
export async function findAssessment(db: Queryable, id: string): Promise<Assessment | undefined> {
  const row = await db.selectFrom('assessment').selectAll().where('id', '=', id).executeTakeFirst();
  return row && unpacked(row);
}

function unpacked(row: Selectable<AssessmentTable>): Assessment {
  return {
    id: row.id,
    placeId: row.place_id,
    kind: row.kind,
    title: row.title,
    questionSet: row.question_set,
    forms: JSON.parse(row.forms) as string[],
    state: row.state,
    threshold: row.threshold,
    commentsAsked: row.comments_asked === 1,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    joinCode: row.join_code,
    sectors: JSON.parse(row.sectors) as string[],
    expected: JSON.parse(row.expected) as Record<string, number>,
    context: JSON.parse(row.context) as Record<string, unknown>,
    createdOn: row.created_on,
  };
}
