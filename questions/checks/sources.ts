import type { QuestionFolder } from '../folder';
import type { Problem } from '../problem';
import type { CaseStudy, QuestionSet, Source } from '../types';
import type { Path, QuestionFile } from '../yaml-file';
import { itemsOf } from './question-set';

/** A citation and where it stands in a question file. */
export interface LocatedSource {
  readonly source: Source;
  problemAt(what: string, fix: string): Problem;
}

/** Every citation of the question sets and the case studies. */
export function sourcesOf({ sets, caseStudies }: QuestionFolder): readonly LocatedSource[] {
  return [
    ...sets.flatMap((file) => locate(file, sourcesOfSet(file.value))),
    ...caseStudies.flatMap((file) => locate(file, sourcesOfCaseStudy(file.value))),
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

/** The citations of a case study: of its ratings, practices and context, with their places in its file. */
export function sourcesOfCaseStudy({ ratings, practices, context }: CaseStudy): Placed {
  return [
    ...ratings.map(({ source }, index) => ({ source, path: ['ratings', index, 'source'] })),
    ...practices.map(({ source }, index) => ({ source, path: ['practices', index, 'source'] })),
    ...(context.notes ?? []).map(({ source }, index) => ({
      source,
      path: ['context', 'notes', index, 'source'],
    })),
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
