import type { CaseStudy, Level, Practice, Rating } from 'questions/types';

const SOURCE = { report: 'R1', heading: 'Working together' };

/** A made-up case study of report R1, with nothing in it that is not given. */
export function makeCaseStudy(change: Partial<CaseStudy> = {}): CaseStudy {
  return {
    id: 'exampleshire-2020',
    place: 'exampleshire',
    name: 'Exampleshire',
    report: 'R1',
    year: 2019,
    published: 2020,
    related: [],
    context: {},
    story: words(80),
    ratings: [],
    practices: [],
    results: [],
    ...change,
  };
}

/** A rating with evidence of a fitting length. */
export function makeRating(question: string, level: Level): Rating {
  return { question, level, basis: 'stated', evidence: words(15), year: 2019, source: { ...SOURCE } };
}

export function makePractice(id: string, questions: readonly string[]): Practice {
  return {
    id,
    title: 'A weekly meeting',
    questions,
    did: 'They met every week',
    kind: 'practice',
    source: { ...SOURCE },
  };
}

/** Text of so many words. */
export function words(count: number): string {
  return Array.from({ length: count }, () => 'word').join(' ');
}
