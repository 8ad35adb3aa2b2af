import type { QuestionFolder } from '../folder';
import type { Problem } from '../problem';
import type { CaseStudy } from '../types';
import type { QuestionFile } from '../yaml-file';

/** Case studies and first codings stand in pairs. */
export function checkCodings(folder: QuestionFolder): Problem[] {
  return [...folder.caseStudies.flatMap((file) => checkCoding(file, folder)), ...checkStrayCodings(folder)];
}

/** A case study stands beside its first coding, which rates the same questions (though not always the same level). */
function checkCoding(
  { value, problemAt }: QuestionFile<CaseStudy>,
  { firstCodings }: QuestionFolder,
): Problem[] {
  const coding = firstCodings.find((file) => file.value.caseStudy === value.id);
  if (coding === undefined) {
    const what = `there is no first coding of ${value.id} that can be read`;
    return [problemAt(['id'], what, `Add codings/first/${value.id}.yaml`)];
  }
  const settled = value.ratings.map(({ question }) => question);
  const coded = coding.value.ratings.map(({ question }) => question);
  return [
    ...settled.flatMap((question, index) =>
      coded.includes(question)
        ? []
        : [
            problemAt(
              ['ratings', index],
              `${question} is not in the first coding`,
              `Correct it here or in ${coding.file}`,
            ),
          ],
    ),
    ...coded.flatMap((question, index) => {
      const path = ['ratings', index];
      if (!settled.includes(question))
        return [
          coding.problemAt(
            path,
            `${question} has no rating in the case study`,
            'Correct it in one of the two',
          ),
        ];
      return coded.indexOf(question) === index
        ? []
        : [coding.problemAt(path, `${question} is coded twice`, 'Keep one of the codings')];
    }),
  ];
}

function checkStrayCodings({ caseStudies, firstCodings }: QuestionFolder): Problem[] {
  return firstCodings
    .filter((coding) => !caseStudies.some(({ value }) => value.id === coding.value.caseStudy))
    .map((coding) =>
      coding.problemAt(
        ['case_study'],
        `there is no case study ${coding.value.caseStudy} that can be read`,
        `Add case-studies/${coding.value.caseStudy}.yaml`,
      ),
    );
}
