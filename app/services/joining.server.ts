import { findByJoinCode } from 'db/queries/assessments';
import type { FormId } from 'questions/types';
import { readJoinCode } from '~/domain/assessment/join-code';
import type { AssessmentState } from '~/domain/assessment/state';
import type { Services } from './context.server';

/** What a join code leads to: all that somebody who is invited may know of an assessment. */
export interface Survey {
  assessmentId: string;
  joinCode: string;
  placeName: string;
  title: string;
  state: AssessmentState;
  /** `codes`: nobody gets in by the join code alone. */
  entry: 'link' | 'codes';
  /** The main form first, then the resident form where it is offered. */
  forms: FormId[];
  questionSet: string;
  /** Ids of the sectors invited. */
  sectors: string[];
  /** k: no figure is shown about fewer people than this. */
  threshold: number;
  commentsAsked: boolean;
  /** ISO-8601 UTC; null: by hand. */
  opensAt: string | null;
  closesAt: string | null;
  /** Names of partner organisations that may be chosen from; empty: not asked. */
  organisations: string[];
  /** For how many months after it closed answers are kept. */
  keepMonths: number;
  /** Whether its results may go into the releases of programmes. */
  shared: boolean;
}

/** The assessment that a code leads to, as somebody typed it or in a link; undefined where there is none. */
export async function findSurvey({ db }: Services, typed: string): Promise<Survey | undefined> {
  const joinCode = readJoinCode(typed);
  const found = joinCode === undefined ? undefined : await findByJoinCode(db, joinCode);
  if (!found || joinCode === undefined) return undefined;
  return {
    assessmentId: found.id,
    joinCode,
    placeName: found.placeName,
    title: found.title,
    state: found.state,
    entry: found.entry,
    forms: found.forms as FormId[],
    questionSet: found.questionSet,
    sectors: found.sectors,
    threshold: found.threshold,
    commentsAsked: found.commentsAsked,
    opensAt: found.opensAt,
    closesAt: found.closesAt,
    organisations: found.organisations,
    keepMonths: found.keepMonths,
    shared: found.shared,
  };
}
