import type { AppLoadContext } from '@remix-run/node';
import { type Subject, subjectsOf } from '~/domain/library/subjects';
import { refuse } from '~/lib/http';
import type { PlaceAssessment } from '~/services/assessments.server';

/** Which comments an address asks for: `on` a subject (all where it names none), and a `page`. */
export function askedComments(
  { instrument }: AppLoadContext,
  request: Request,
  { questionSet }: PlaceAssessment,
): {
  subjects: readonly Subject[];
  /** '' for all. */
  on: string;
  /** Ids of the questions whose comments are listed. */
  listed: string[];
  page: number;
} {
  const asked = new URL(request.url).searchParams;
  const set = instrument.sets[questionSet] ?? refuse(404);
  const subjects = subjectsOf(set);
  const on = subjects.find(({ id }) => id === asked.get('on'))?.id ?? '';
  const listed = subjects
    .filter(({ id }) => on === '' || id === on)
    .flatMap(({ questions }) => questions.map(({ id }) => id));
  return { subjects, on, listed, page: Number.parseInt(asked.get('page') ?? '1', 10) || 1 };
}

/** The query of another page of the same list; null where there is no such page. */
export function pageHref(keep: Record<string, string>, number: number, pages: number): string | null {
  if (number < 1 || number > pages) return null;
  const kept = Object.entries(keep).filter(([, value]) => value !== '');
  return `?${new URLSearchParams([...kept, ['page', String(number)]])}`;
}
