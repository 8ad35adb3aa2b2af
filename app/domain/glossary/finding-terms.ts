import { BEYOND_CHANCE } from '../edition/between-groups';
import { AHEAD_BY, SHARED_FOR_CONTEXT, SHARED_FOR_PROFILE } from '../comparison/nearest';
import { THRESHOLDS } from '../patterns/thresholds';
import { oneDecimal } from '../scoring/messages';
import { OWN_RULE, type Term } from './term';

/** Patterns and where to start. */
export const PATTERN_TERMS = [
  {
    id: 'pattern',
    name: 'Pattern',
    plain:
      'A set of scores that published reports say something about. It is a question for a meeting, not a finding about anybody. A pattern that lacks a figure is listed as not looked for.',
    formula: `Low is below ${oneDecimal(THRESHOLDS.low)}, high is ${oneDecimal(THRESHOLDS.high)} or more, unless the pattern says otherwise.`,
    source: OWN_RULE,
    where: 'Patterns and where to start.',
  },
  {
    id: 'foundation',
    name: 'Begin with a foundation',
    plain: `The lowest of relationships, vision and leadership, where it is below ${oneDecimal(THRESHOLDS.low)}. Two reports of The King’s Fund put these three first. It is advice, not a rule.`,
    source: 'The King’s Fund 2018 and 2020; each place where it is used names the passage.',
    where: 'Patterns and where to start.',
  },
  {
    id: 'most-amenable',
    name: 'Most open to change',
    plain:
      'The dimension where change may come most easily: there is room to grow, people agree on where they stand, and little from outside holds it back. A vote in a workshop wins over it.',
    formula:
      '0.4 × (5 - score) ÷ 4 + 0.3 × (A + 1) ÷ 2 + 0.3 × (5 - mean pressure of the outside forces that bear on it) ÷ 4; the highest comes first.',
    source: 'A rule of Concord’s own, from advice in The King’s Fund 2020.',
    where: 'Patterns and where to start.',
  },
] as const satisfies readonly Term[];

/** Other places, and earlier times. */
export const COMPARISON_TERMS = [
  {
    id: 'case-study',
    name: 'Case study',
    plain:
      'A place as one published report saw it in one year, and our reading of that report: on each question the level that its words allow. What a report does not tell is not rated. It is no measurement of the place today.',
    source: 'Five reports, named beside each case study.',
    where: 'The hollow marks of a profile, and the library of case studies.',
  },
  {
    id: 'ahead',
    name: 'Case studies read higher than your place',
    plain: `Case studies that lie ${oneDecimal(AHEAD_BY)} or more above your place on a dimension, on the questions both have. Those whose context is most like yours come first.`,
    source: OWN_RULE,
    where: 'Places like yours.',
  },
  {
    id: 'nearest-in-profile',
    name: 'Nearest in profile',
    plain:
      'Case studies whose levels are most like your scores. Not told where too few questions are in common.',
    formula: `The mean difference, without its sign, over the questions both have; at least ${SHARED_FOR_PROFILE}.`,
    source: OWN_RULE,
    where: 'Places like yours.',
  },
  {
    id: 'nearest-in-context',
    name: 'Nearest in context',
    plain:
      'Case studies whose size, partners and setting are most like those of your place, as far as both are told: 0 is alike in everything, 1 in nothing.',
    formula: `The mean over the facts both have, at least ${SHARED_FOR_CONTEXT}: a number counts by its difference as a share of the widest difference there is, a word as 0 where it is the same and 1 where not.`,
    source: 'Gower 1971, Biometrics 27:857-871.',
    where: 'Places like yours.',
  },
  {
    id: 'change',
    name: 'Change since last time',
    plain:
      'How a score moved between two assessments of the place, on questions with the same wording and groups that both have. Different people may have answered. “Likely a real change” is said only where chance would rarely bring about as large a one.',
    formula: `Balanced mean now - balanced mean then, with the sum of the two variances; likely real where p is below ${100 * BEYOND_CHANCE}% by Student’s t after Holm’s adjustment over the dimensions.`,
    source: 'Welch 1947, Biometrika 34:28-35; Holm 1979, Scandinavian Journal of Statistics 6:65-70.',
    where: 'Since last time.',
  },
] as const satisfies readonly Term[];
