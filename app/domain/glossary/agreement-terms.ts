import { ROWS_NEEDED_FOR_ALPHA } from '../agreement/alpha';
import { AGREEMENT_RULES } from '../agreement/agreement-words';
import { uniformVariance } from '../agreement/rwgj';
import { OWN_RULE, percent, type Term } from './term';

const { agreed, split } = AGREEMENT_RULES;

/** How far people agree. */
export const AGREEMENT_TERMS = [
  {
    id: 'agreement',
    name: 'Agreed, leaning, split',
    plain:
      'How far people agree on a question. Agreed: most chose the same level or one next to it. Split: their answers lie so far apart that no one level speaks for the place, and none is named. Leaning: anything between. It is worked out from the percentages that the page shows, which are rounded.',
    formula: `Agreed: at least ${percent(agreed.shareWithinOne)} within one level of the middle answer, and A at least ${agreed.agreementA}. Split: fewer than ${percent(split.shareWithinOne)} within one level of the middle answer, or A below ${split.agreementA}.`,
    source: 'A rule of Concord’s own, on van der Eijk’s A (below).',
    where: 'Each question of a dimension, “Where partners differ”, and the overview.',
  },
  {
    id: 'agreement-a',
    name: 'A, van der Eijk’s agreement',
    plain:
      'One number for how close together answers lie: 1 where all chose the same level, 0 where they are spread evenly over all five, -1 where half stand at either end. Of a dimension it is the average over its questions.',
    formula:
      'Take the answers apart into layers, in each of which a level is chosen or not. A = the sum over layers of (share of the answers in the layer) × U × (1 - (S - 1) ÷ 4), where S is how many of the five levels the layer holds, and U is 1 where these stand side by side and less the more gaps are between them.',
    source: 'van der Eijk 2001, Quality and Quantity 35:325-341.',
    where: 'Behind the words agreed, leaning and split, and the order of the questions to discuss.',
  },
  {
    id: 'could-not-say',
    name: '“I don’t know” and “Does not apply here”',
    plain:
      'How many of those asked could not choose a level. Where many in one group did not know, that may be the finding: they do not see this part of the work.',
    formula: 'People who said it ÷ people who were asked, in rounded percentages.',
    source: OWN_RULE,
    where:
      'Each question of a dimension, and by group when you choose a question in “Where partners differ”.',
  },
  {
    id: 'rwgj',
    name: 'r_wg(j), agreement within a group',
    plain:
      'How alike the people of one group answer the questions of a dimension: 1 is full agreement, 0 is no more than if answers were spread evenly over the levels. It is shown to one decimal, and never as full agreement.',
    formula: `J × (1 - v) ÷ (J × (1 - v) + v), for J questions, where v = the mean of their variances in the group ÷ ${uniformVariance(5)}, and ${uniformVariance(5)} is the variance of answers spread evenly over five levels. A v above 1 counts as 1. Only people who answered all of the questions count.`,
    source: 'James, Demaree and Wolf 1984, Journal of Applied Psychology 69:85-98.',
    where: '“How sure are we” on a dimension’s page.',
  },
] as const satisfies readonly Term[];

/** How far the questions can be relied on. */
export const RELIABILITY_TERMS = [
  {
    id: 'alpha',
    name: 'Cronbach’s alpha',
    plain:
      'How well the questions of a dimension hang together: near 1, people who answer one high answer the others high. It tells of the questions, not of your place, and a low one does not make a score wrong: the questions may simply ask about different things.',
    formula: `J ÷ (J - 1) × (1 - the sum of the questions’ variances ÷ the variance of their sum), for J questions, on people who answered all of them; not with fewer than ${ROWS_NEEDED_FOR_ALPHA}. Its likely range is Feldt’s, by the F distribution with n - 1 and (n - 1)(J - 1) degrees of freedom.`,
    source: 'Cronbach 1951, Psychometrika 16:297-334; Feldt 1965, Psychometrika 30:357-370.',
    where: '“How sure are we” on a dimension’s page.',
  },
  {
    id: 'kappa',
    name: 'Kappa, agreement of two readers',
    plain:
      'How far two people who read the same report gave the same levels, beyond what chance would give: 1 is full agreement, 0 is chance.',
    formula:
      '1 - (observed squared differences ÷ those expected by chance), a difference of two levels weighing four times one of a single level.',
    source:
      'Cohen 1960, Educational and Psychological Measurement 20:37-46; Cohen 1968, Psychological Bulletin 70:213-220.',
    where: 'How the case studies were read.',
  },
] as const satisfies readonly Term[];
