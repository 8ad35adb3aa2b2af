import { RANKED } from '../agreement/rank-differences';
import { BEYOND_CHANCE } from '../edition/between-groups';
import { oneDecimal } from '../scoring/messages';
import { OWN_RULE, percent, type Term } from './term';

/** How far the groups of partners see the place differently. */
export const DIFFERENCE_TERMS = [
  {
    id: 'gap',
    name: 'Gap',
    plain: `How far apart the groups of partners are on a question or a dimension, in levels. Because averages of few people swing by chance, each group’s average is first drawn towards the average of everybody, small groups most. So the gap is smaller than the difference between the two averages beside it, and it is 0 where groups differ no more than by chance. Lists name gaps of ${oneDecimal(RANKED.gap)} or more or, where there are none, the ${RANKED.atOnce} widest.`,
    formula:
      'The largest minus the smallest of: mean of all + t² ÷ (t² + s² ÷ n) × (mean of the group - mean of all), where s² is the variance within groups (MSW), t² = max(0, (MSB - MSW) ÷ n₀) that between them, n the people of the group, and n₀ the effective size of groups, (N - Σn² ÷ N) ÷ (G - 1).',
    source: 'Efron and Morris 1975, Journal of the American Statistical Association 70:311-319.',
    where: '“Where partners differ”, and the overview’s line on where they differ most.',
  },
  {
    id: 'beyond-chance',
    name: 'Further apart than chance would explain',
    plain: `Even if all groups saw the place alike, their averages would differ a little. Pages say that partners differ only where differences as large as these would come about by chance less than ${Math.round(BEYOND_CHANCE * 100)} times in 100, made stricter because every dimension is tried. Where it is not said, partners may still differ: with few people it cannot be told.`,
    formula: `F = MSB ÷ MSW, the mean square between groups over that within them, with G - 1 and N - G degrees of freedom; p below ${percent(BEYOND_CHANCE)} after Holm’s adjustment over the dimensions.`,
    source:
      'Fisher 1925, Statistical Methods for Research Workers; Holm 1979, Scandinavian Journal of Statistics 6:65-70.',
    where: '“Where partners differ”, each dimension’s page, and a pattern.',
  },
  {
    id: 'eta-squared',
    name: 'Eta squared',
    plain:
      'Of all the differences between people, how much lies between their groups rather than within them. 0% means that the group a person belongs to says nothing of how they answer.',
    formula: 'Sum of squares between groups ÷ sum of squares in all, in whole percent.',
    source: 'Fisher 1925, Statistical Methods for Research Workers (there as the correlation ratio).',
    where: '“How sure are we” on a dimension’s page.',
  },
  {
    id: 'icc1',
    name: 'ICC(1)',
    plain:
      'How alike two people of the same group answer: 0 is no more than any two people, 1 is the same. Below 0 they differ more than people of different groups do.',
    formula:
      '(MSB - MSW) ÷ (MSB + (n - 1) × MSW), where n is the mean size of the groups, and MSB and MSW the mean squares between and within groups.',
    source:
      'Shrout and Fleiss 1979, Psychological Bulletin 86:420-428; Bliese 2000, in Klein and Kozlowski, Multilevel Theory, Research, and Methods in Organizations, 349-381.',
    where: '“How sure are we” on a dimension’s page.',
  },
  {
    id: 'icc2',
    name: 'ICC(2)',
    plain:
      'How far the averages of the groups can be relied on to tell the groups apart: near 1 they can, near 0 they cannot.',
    formula: '(MSB - MSW) ÷ MSB.',
    source:
      'Bliese 2000, in Klein and Kozlowski, Multilevel Theory, Research, and Methods in Organizations, 349-381.',
    where: '“How sure are we” on a dimension’s page.',
  },
  {
    id: 'role-gap',
    name: 'Leaders and the front line',
    plain:
      'How much higher boards and executives score the place than middle managers and frontline staff of the same type of partner. Compared within types of partner, so that a type with many leaders does not decide it.',
    formula:
      'In each type of partner with enough people at both ends: mean overall of boards and executives - mean overall of middle managers and frontline staff. Then the mean over those types, each counting once.',
    source: OWN_RULE,
    where: '“Where partners differ”, by role, and a pattern.',
  },
] as const satisfies readonly Term[];
