import { fileURLToPath } from 'node:url';
import { loadInstrument } from 'questions/load';
import { type Agreement, codingAgreement } from '~/domain/agreement/coding-agreement';
import { kappaWords, percentWords } from '~/domain/agreement/messages';

/** Prints how far the two codings of the case studies agree, per report and pooled, and each difference. */
export async function agreementCommand(): Promise<void> {
  const folder = fileURLToPath(new URL('../../questions', import.meta.url));
  const { current, caseStudies, codings } = loadInstrument(folder);
  const { reports, pooled, differences } = codingAgreement(current, caseStudies, codings);
  const head = ['report', 'case studies', 'first', 'second', 'both', 'kappa', 'exact', 'rated or not'];
  const rows = [...reports, { report: 'all', agreement: pooled }].map(({ report, agreement }) => [
    report,
    ...figuresOf(agreement),
  ]);
  console.log(
    'Questions rated by the first reading, the second, and both; of these the quadratic-weighted kappa',
  );
  console.log(
    'of levels and the share that is the same; and the kappa of rated or not over all 48 questions.\n',
  );
  for (const row of [head, ...rows])
    console.log(row.map((cell, at) => cell.padStart(head[at]!.length + 2)).join(''));
  console.log(`\n${differences.length} differences, and how each was settled:\n`);
  for (const { caseStudy, question, first, second, level, because } of differences) {
    console.log(`${caseStudy} ${question}: ${first}, ${second} -> ${level}. ${because}`);
  }
}

function figuresOf({ caseStudies, rated, levels, ratedOrNot }: Agreement): string[] {
  return [
    String(caseStudies),
    String(rated.first),
    String(rated.second),
    String(rated.both),
    kappaWords(levels.kappa),
    percentWords(levels.exact),
    kappaWords(ratedOrNot),
  ];
}
