import type { QuestionFolder } from '../folder';
import type { Problem } from '../problem';
import type { ReportText, ReportTexts } from './report-text';
import { sourcesOf } from './sources';

/**
 * Looks every cited heading up in its report's text, where that is present. A heading that stands there more than once
 * has to say with `in` which part is meant. With `in`, the heading has to stand after
 * that one and before the next of its kind. The texts do not mark what is of one kind, so this goes by what citations
 * of the same report name in `in`: those with the same words before a number ("Case study 1", "Case study 2") are of one
 * kind, and those without a number of another. The last of a kind reaches to the end of the text.
 */
export function checkHeadings(folder: QuestionFolder, { found }: ReportTexts): Problem[] {
  const sources = sourcesOf(folder);
  return sources.flatMap(({ source: { report, heading, in: within }, problemAt }) => {
    const text = found.get(report);
    if (text === undefined) return [];
    const missing = (name: string) => [
      problemAt(`the heading "${name}" is not in the text of ${report}`, 'Copy it as it is printed there'),
    ];
    const places = text.placesOf(heading);
    if (places.length === 0) return missing(heading);
    if (within === undefined) {
      if (places.length === 1) return [];
      return [
        problemAt(
          `"${heading}" stands ${places.length} times in ${report}`,
          'Say with `in` which part is meant',
        ),
      ];
    }
    if (text.placesOf(within).length === 0) return missing(within);
    const dividers = sources
      .flatMap(({ source }) => (source.report === report ? (source.in ?? []) : []))
      .filter((name) => kindOf(name) === kindOf(within));
    if (places.some((place) => sectionAt(place, dividers, text) === within)) return [];
    return [
      problemAt(`"${heading}" does not stand in "${within}" in ${report}`, 'Name the part that it is in'),
    ];
  });
}

/** The last of these headings to begin before a place; undefined where none does. */
function sectionAt(place: number, dividers: readonly string[], text: ReportText): string | undefined {
  const before = [...new Set(dividers)]
    .flatMap((name) => text.placesOf(name).map((start) => ({ name, start })))
    .filter(({ start }) => start < place);
  return before.sort((a, b) => a.start - b.start).at(-1)?.name;
}

function kindOf(heading: string): string {
  return /^(.*?)\d/.exec(heading)?.[1] ?? '';
}
