import { AGREEMENT_TERMS, RELIABILITY_TERMS } from './agreement-terms';
import { DIFFERENCE_TERMS } from './difference-terms';
import { COMPARISON_TERMS, PATTERN_TERMS } from './finding-terms';
import { SAFETY_TERMS } from './safety-terms';
import { RANGE_TERMS, SCORE_TERMS } from './score-terms';
import type { TermGroup } from './term';

/**
 * What the words and figures of the results mean, in the order of the page. The numbers in formulas are those that the
 * code goes by. Pages in the browser take no more of this than its types: it is large, and leads to statistics.
 */
export const GLOSSARY = [
  { id: 'scores', title: 'Scores', terms: SCORE_TERMS },
  { id: 'ranges', title: 'Likely ranges', terms: RANGE_TERMS },
  { id: 'agreeing', title: 'Agreement', terms: AGREEMENT_TERMS },
  { id: 'differences', title: 'Differences between partners', terms: DIFFERENCE_TERMS },
  { id: 'reliability', title: 'Whether the measure can be relied on', terms: RELIABILITY_TERMS },
  { id: 'patterns', title: 'Patterns and where to start', terms: PATTERN_TERMS },
  { id: 'comparisons', title: 'Case studies and earlier times', terms: COMPARISON_TERMS },
  { id: 'safety', title: 'Keeping answers private', terms: SAFETY_TERMS },
] as const satisfies readonly TermGroup[];

/** The id of a term, as in /glossary#<id>. */
export type TermId = (typeof GLOSSARY)[number]['terms'][number]['id'];
