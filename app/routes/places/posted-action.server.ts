import type { AppLoadContext } from '@remix-run/node';
import type { Practice } from 'questions/types';
import type { ActionContent } from '~/domain/actions/action';
import { actionProblemWords } from '~/domain/actions/messages';
import { type ActionChoices, readAction, type TypedAction, ukToday } from '~/domain/actions/typed-action';
import { allPractices, bearsOn, mayBecomeAction } from '~/domain/library/practices';
import { subjectsOf } from '~/domain/library/subjects';
import { refuse } from '~/lib/http';
import type { PlaceAssessment } from '~/services/assessments.server';

/** What an action of an assessment may be about, and where it may come from. */
export function actionSubjects({ instrument }: AppLoadContext, { questionSet }: PlaceAssessment) {
  const set = instrument.sets[questionSet] ?? refuse(404);
  return subjectsOf(set).map(({ id, name }) => ({ id, name }));
}

/** The practices of the library on a dimension that a place could take up, by title; none where there is no dimension. */
export function practicesFor(context: AppLoadContext, dimension: string): { id: string; title: string }[] {
  if (dimension === '') return [];
  return practicesOf(context)
    .filter((practice) => mayBecomeAction(practice) && bearsOn(practice, dimension))
    .map(({ id, title }) => ({ id, title }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
}

/** A practice of the library and where it can be read about; undefined where it is there no more. */
export function findPractice(
  { instrument }: AppLoadContext,
  id: string | null,
): { id: string; title: string; caseStudy: string | null } | undefined {
  const found = allPractices(instrument.caseStudies, instrument.placeNotes).find(
    ({ practice }) => practice.id === id,
  );
  return (
    found && { id: found.practice.id, title: found.practice.title, caseStudy: found.caseStudy?.id ?? null }
  );
}

const practicesOf = ({ instrument }: AppLoadContext): Practice[] =>
  allPractices(instrument.caseStudies, instrument.placeNotes).map(({ practice }) => practice);

/** More than any field takes: longer texts are cut, and are too long still. */
const LONGEST = 2_000;

export type PostedAction =
  | { ok: true; content: ActionContent; typed: TypedAction }
  /** `errors` is empty where only the practices on a dimension were asked for. */
  | { ok: false; typed: TypedAction; errors: Partial<Record<keyof TypedAction, string>> };

/** Reads a posted action. @param before the action as it is, where one is changed */
export function readPostedAction(
  context: AppLoadContext,
  assessment: PlaceAssessment,
  form: FormData,
  before?: ActionContent,
): PostedAction {
  const said = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').slice(0, LONGEST) : '';
  };
  const typed: TypedAction = {
    what: said('what'),
    ownerRole: said('ownerRole'),
    due: said('due'),
    state: said('state'),
    dimension: said('dimension'),
    practice: said('practice'),
  };
  if (form.get('intent') === 'practices') return { ok: false, typed, errors: {} };
  const choices: ActionChoices = {
    dimensions: actionSubjects(context, assessment).map(({ id }) => id),
    isPracticeOn: (practice, dimension) => practicesFor(context, dimension).some(({ id }) => id === practice),
  };
  const read = readAction(typed, choices, ukToday(context.clock().toISOString()), before);
  if (read.ok) return { ok: true, content: read.content, typed };
  const words = Object.entries(read.problems).map(
    ([field, problem]) => [field, actionProblemWords(field as keyof TypedAction, problem)] as const,
  );
  return { ok: false, typed, errors: Object.fromEntries(words) };
}
