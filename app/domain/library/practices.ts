import type { CaseStudy, PlaceNote, Practice } from 'questions/types';

/** A practice with where it comes from: a case study, or a note of a place in passing. */
export interface LibraryPractice {
  readonly practice: Practice;
  readonly caseStudy?: { readonly id: string; readonly name: string; readonly year: number };
  readonly note?: { readonly name: string; readonly year: number };
}

/** Every practice of the library: those of the case studies in their order, then those of notes. */
export function allPractices(
  caseStudies: readonly CaseStudy[],
  notes: readonly PlaceNote[],
): readonly LibraryPractice[] {
  return [
    ...caseStudies.flatMap(({ id, name, year, practices }) =>
      practices.map((practice) => ({ practice, caseStudy: { id, name, year } })),
    ),
    ...notes.map((note) => ({ practice: note, note: { name: note.name, year: note.year } })),
  ];
}

/** Whether a practice bears on a question or barrier, or on any of a dimension or of the barriers ("barrier"), by its id. */
export function bearsOn({ questions }: Practice, id: string): boolean {
  return questions.some((question) => question === id || question.startsWith(`${id}.`));
}

/** Whether a place could take it up: not what went wrong elsewhere. */
export const mayBecomeAction = ({ kind }: Pick<Practice, 'kind'>): boolean => kind !== 'failure';
