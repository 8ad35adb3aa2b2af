import type { QuestionFolder } from '../folder';
import type { Problem } from '../problem';
import type { CaseStudy, Pattern, QuestionSet, Source } from '../types';
import type { Path, QuestionFile } from '../yaml-file';
import { itemsOf } from './question-set';

/** A citation and where it stands in a question file. */
export interface LocatedSource {
  readonly source: Source;
  problemAt(what: string, fix: string): Problem;
}

/** Every citation of the question sets, the case studies, the notes of places and the patterns. */
export function sourcesOf({
  sets,
  caseStudies,
  placeNotes,
  patterns,
}: QuestionFolder): readonly LocatedSource[] {
  return [
    ...sets.flatMap((file) => locate(file, sourcesOfSet(file.value))),
    ...caseStudies.flatMap((file) => locate(file, sourcesOfCaseStudy(file.value))),
    ...(placeNotes ? locate(placeNotes, placed(placeNotes.value, [])) : []),
    ...(patterns ? locate(patterns, sourcesOfPatterns(patterns.value)) : []),
  ];
}

type Placed = readonly { readonly source: Source; readonly path: Path }[];

function locate({ problemAt }: QuestionFile<unknown>, placed: Placed): LocatedSource[] {
  return placed.map(({ source, path }) => ({ source, problemAt: (what, fix) => problemAt(path, what, fix) }));
}

function sourcesOfSet(set: QuestionSet): Placed {
  return itemsOf(set).flatMap(({ item, path }) =>
    item.sources.map((source, index) => ({ source, path: [...path, 'sources', index] })),
  );
}

function sourcesOfPatterns(patterns: readonly Pattern[]): Placed {
  return patterns.flatMap(({ sources }, place) =>
    sources.map((source, index) => ({ source, path: [place, 'sources', index] })),
  );
}

/** The citations of things that have one each, in a list at a path. */
function placed(list: readonly { readonly source: Source }[], path: Path): Placed {
  return list.map(({ source }, index) => ({ source, path: [...path, index, 'source'] }));
}

/** The citations of a case study: of its ratings, practices, results and context, with their places in its file. */
export function sourcesOfCaseStudy({ ratings, practices, results, context }: CaseStudy): Placed {
  return [
    ...placed(ratings, ['ratings']),
    ...placed(practices, ['practices']),
    ...placed(results, ['results']),
    ...placed(context.notes ?? [], ['context', 'notes']),
    ...(context.citations ?? []).map((source, index) => ({ source, path: ['context', 'citations', index] })),
  ];
}

/** Every citation names a report of `reports.yaml`, and no report's code stands there twice. */
export function checkReportCodes(folder: QuestionFolder): Problem[] {
  const { reports } = folder;
  if (reports === undefined) return [];
  const codes = reports.value.map((report) => report.code);
  const repeated = codes.flatMap((code, index) =>
    codes.indexOf(code) === index
      ? []
      : [
          reports.problemAt(
            [index, 'code'],
            `the report code ${code} is used twice`,
            'Give each its own code',
          ),
        ],
  );
  const unknown = sourcesOf(folder)
    .filter(({ source }) => !codes.includes(source.report))
    .map(({ source, problemAt }) =>
      problemAt(
        `there is no report ${source.report}`,
        `Cite one of ${codes.join(', ')}, or add it to reports.yaml`,
      ),
    );
  return [...repeated, ...unknown];
}
