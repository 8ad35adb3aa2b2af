import { FEW_PEOPLE, WEIGHTINGS_APART } from '../edition/messages';
import { bandsInWords, oneDecimal } from '../scoring/messages';
import {
  NEEDED_FOR_DIMENSION,
  SHARE_NEEDED_FOR_OVERALL,
  SHARE_NEEDED_FOR_PRESSURE,
} from '../scoring/thresholds';
import { OWN_RULE, percent, type Term } from './term';

/** How answers become scores, and what the words beside them stand for. */
export const SCORE_TERMS = [
  {
    id: 'level',
    name: 'Level',
    plain:
      'The answer to a question: one of five steps, from 1 (Not started) to 5 (Thriving), each with its own description. A person chooses the highest that is wholly true.',
    source: OWN_RULE,
    where: 'In the survey, and under every question of the results.',
  },
  {
    id: 'dimension-score',
    name: 'Score of a dimension',
    plain:
      'The average of what a person answered to the questions of a dimension. “I don’t know” and “Does not apply here” count as no answer, not as a low one.',
    formula: `The mean of the levels given, from 1 to 5; no score with fewer than ${NEEDED_FOR_DIMENSION.full} questions answered (${NEEDED_FOR_DIMENSION.workshop} in the workshop form).`,
    source: OWN_RULE,
    where: 'A person’s own profile, and under all scores of a place.',
  },
  {
    id: 'overall-score',
    name: 'Overall score',
    plain: 'The average of a person’s scores over all dimensions.',
    formula: `The mean of the dimension scores; none with fewer than ${percent(SHARE_NEEDED_FOR_OVERALL)} of those asked.`,
    source: OWN_RULE,
    where: 'The first line of the results overview.',
  },
  {
    id: 'two-ways-to-count',
    name: 'Two ways to count: each group once, or each person once',
    plain: `The score of a place counts each group of partners once, so that a large hospital does not drown a small charity. The other way counts each person once. Where the two are ${oneDecimal(WEIGHTINGS_APART)} or more apart, pages say both: then the larger groups see the place differently from the smaller ones.`,
    formula:
      'Each group once (balanced) = the sum of the groups’ means ÷ the number of groups. Each person once (pooled) = the sum of all people’s scores ÷ the number of people.',
    source: 'Cochran 1977, Sampling Techniques, 3rd edition, chapter 5 (means over strata).',
    where: 'All scores of a place count each group once, unless a page says otherwise.',
  },
  {
    id: 'band',
    name: 'Band',
    plain:
      'The word beside a score. A fifth of the scale each. Where the likely range lies in two bands, the page says “between”.',
    formula: `Scores ${bandsInWords()}.`,
    source: OWN_RULE,
    where: 'Beside every score, as in “Developing (2.9)”.',
  },
  {
    id: 'pressure',
    name: 'Pressure from outside',
    plain:
      'How much people say that outside forces hold the place back, from 1 (not at all) to 5 (severely). It is kept apart from the scores: pressure is not the place’s doing.',
    formula: `The mean of what a person answered on outside forces; none with fewer than ${percent(SHARE_NEEDED_FOR_PRESSURE)} of those asked answered.`,
    source: OWN_RULE,
    where: 'The overview, the table of what holds your place back, and each dimension’s page.',
  },
  {
    id: 'median',
    name: 'Middle answer (median)',
    plain:
      'Put all answers in order: the one in the middle. With an even number of people it is the lower of the two in the middle, so that it is a level that somebody chose.',
    source: OWN_RULE,
    where: 'The sentence on how far people agree on a question.',
  },
] as const satisfies readonly Term[];

/** What a likely range says, and what it does not. */
export const RANGE_TERMS = [
  {
    id: 'likely-range',
    name: 'Likely range (“likely between 2.8 and 3.0”)',
    plain:
      'Those who answered are only some of those who could have. If everybody like them had answered, the score would be a little different, and most likely lie in this range: of ranges worked out this way, 95 in 100 hold it. The fewer people answered, and the less alike their answers, the wider it is. It does not cover people who did not answer: if they see the place differently, the truth may lie outside the range. Nor does it cover questions that people understood differently.',
    formula:
      'Each group once: mean ± t × √(sum of (variance of each group ÷ its people)) ÷ number of groups, with degrees of freedom by Welch and Satterthwaite. A group of few people takes the variance within all groups. Each person once: mean ± t × √(variance ÷ people). t is Student’s, at 95%. The ends are kept to 1 and 5.',
    source:
      'Student 1908, Biometrika 6:1-25; Satterthwaite 1946, Biometrics Bulletin 2:110-114; Welch 1947, Biometrika 34:28-35.',
    where: 'The overview, and the line through each mark of a profile. There is none where too few answered.',
  },
  {
    id: 'small-numbers',
    name: 'Small numbers',
    plain: `With fewer than ${FEW_PEOPLE} people, one or two answers more can move every figure. Read it as the start of a talk, not as a measurement. That partners do not seem to differ then says little.`,
    source: OWN_RULE,
    where: `A note on the overview and on “Where partners differ”, below ${FEW_PEOPLE} people.`,
  },
] as const satisfies readonly Term[];
