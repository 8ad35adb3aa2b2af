import type { CaseStudy } from 'questions/types';

/** A case study as a list names it: two reports may tell of one place, so the year of the report belongs to it. */
export function studyLabel({ name, published }: Pick<CaseStudy, 'name' | 'published'>): string {
  return `${name} (report of ${published})`;
}
