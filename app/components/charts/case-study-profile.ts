import { oneDecimal } from '~/domain/scoring/messages';
import { inWords, type ProfilePoint, type ProfileRow } from './profile-chart-data';

/** A case study on one dimension; `point` is null where its report does not tell. */
export type CaseStudyDimension = {
  id: string;
  name: string;
  point: { mean: number; rated: number } | null;
};

/**
 * One case study as a profile by itself, a row for each dimension in the order given: no own score, one hollow mark.
 * Rows of dimensions that the report tells of lead to `#` and their id.
 */
export function caseStudyRows(
  study: { id: string; name: string },
  dimensions: readonly CaseStudyDimension[],
): ProfileRow[] {
  return dimensions.map(({ id, name, point }) => {
    const mark: ProfilePoint = { ...study, value: point?.mean ?? null, rated: point?.rated ?? 0 };
    return {
      id,
      label: name,
      ...(point && { href: `#${id}` }),
      value: null,
      band: null,
      note: 'not told in the report',
      points: [mark],
    };
  });
}

/** What the profile of one case study shows, in one sentence: where it is furthest on, where least far, what is not told. */
export function caseStudySentence(dimensions: readonly CaseStudyDimension[]): string {
  const told = dimensions.flatMap(({ name, point }) => (point ? [{ name, mean: point.mean }] : []));
  const silent = dimensions.length - told.length;
  if (told.length === 0) return 'The report does not tell enough of any dimension to read a level from it.';
  const highest = Math.max(...told.map(({ mean }) => mean));
  const lowest = Math.min(...told.map(({ mean }) => mean));
  const at = (value: number) => told.filter(({ mean }) => mean === value).map(({ name }) => name);
  const where =
    highest === lowest
      ? `As we read it, the place stood at ${inWords(highest)} wherever the report tells`
      : `As we read it, the place was furthest on in ${named(at(highest))} (${oneDecimal(highest)} of 5) and least far in ${named(at(lowest))} (${oneDecimal(lowest)} of 5)`;
  if (silent === 0) return `${where}.`;
  return `${where}; the report is silent on ${silent} of ${dimensions.length} dimensions.`;
}

/** More names than these would make the sentence a list; then their number tells enough. */
const mostNames = 3;

function named(names: readonly string[]): string {
  if (names.length > mostNames) return `${names.length} dimensions`;
  // Names have commas and "and" of their own, so that several need marks around each.
  const marked = names.length > 1 ? names.map((name) => `“${name}”`) : names;
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(marked);
}
