import { capsFor } from '../edition/told-means';
import { FEWEST_FOR_PERCENTS, stepFor } from '../edition/whole-percents';
import { oneDecimal } from '../scoring/messages';
import { OWN_RULE, type Term } from './term';

/** The threshold and the group of the examples. */
const EXAMPLE = { threshold: 5, few: 5, more: 20 } as const;

const few = capsFor(EXAMPLE.few, EXAMPLE.threshold);
const more = capsFor(EXAMPLE.more, EXAMPLE.threshold);

/** What keeps it from being told who said what. */
export const SAFETY_TERMS = [
  {
    id: 'threshold',
    name: 'Threshold',
    plain:
      'The smallest group that figures are shown about. It is set before the survey opens, told to everybody who answers, and does not change afterwards. People whose answers a lead imported do not count towards it where others answered themselves.',
    source:
      'Sweeney 2002, International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10:557-570 (the idea of a smallest group).',
    where: 'The first page of the survey, and the top of the results.',
  },
  {
    id: 'other-partners',
    name: '“Other partners”',
    plain:
      'Types of partner with too few people to be shown alone, put together. Where even together they are too few, they join the smallest group that is large enough, and its name says so, as in “Acute hospital and 2 others”. So everybody counts, and nobody can be found by taking away the others from the whole.',
    source: OWN_RULE,
    where: 'Every table by type of partner. “Other roles” is the same for roles.',
  },
  {
    id: 'with-others',
    name: '“With others”',
    plain:
      'Too few of a group answered this one question or dimension, so that here it is counted together with others. A line below the table tells their mean together.',
    source: OWN_RULE,
    where: 'Tables by type of partner and by role.',
  },
  {
    id: 'capped',
    name: `“${oneDecimal(few.high)} or more”, “${oneDecimal(few.low)} or less”`,
    plain:
      'A mean at the very end of the scale would tell that everybody said the same. So it is told only as so much or more, or so much or less. The fewer people, the further from the end.',
    formula: `With a threshold of ${EXAMPLE.threshold}, the mean of ${EXAMPLE.few} people is shown as no lower than ${oneDecimal(few.low)} and no higher than ${oneDecimal(few.high)}, that of ${EXAMPLE.more} people as no lower than ${oneDecimal(more.low)} and no higher than ${oneDecimal(more.high)}: two people could always be a level off.`,
    source: OWN_RULE,
    where: 'Any mean of a group. Scores of the place are worked out from means after this.',
  },
  {
    id: 'rounded-percents',
    name: 'Rounded percentages',
    plain:
      'How answers spread over the levels is told in rounded percentages, which may not add up to 100. The fewer people there are, the coarser they are, so that one person at a level always counts as 0%; of 20 people or fewer they are not told. Where nearly everybody chose the same level it is not told at all, because then it would tell what any one of them said.',
    formula: `To the nearest ${stepFor(FEWEST_FOR_PERCENTS)} from ${FEWEST_FOR_PERCENTS} people on, ${stepFor(41)} from 41 and ${stepFor(201)} from 201.`,
    source: OWN_RULE,
    where: 'The bars of a dimension’s page and of “Where partners differ”.',
  },
  {
    id: 'withheld',
    name: 'Not shown, because it could tell what a few people said',
    plain:
      'Before results are stored, Concord attacks them: it takes everything that they would show together, and earlier results too, and looks whether anyone could work out what fewer people than the threshold said. Where that is so, less is told: percentages are rounded further, groups are put together or, in the end, the figure is not shown.',
    formula:
      'A figure fails where the largest and the smallest mean that a set of people below the threshold could have, given all that is shown, pin it to within half a level; by linear programming.',
    source: OWN_RULE,
    where: 'In place of a figure, anywhere in the results.',
  },
  {
    id: 'too-few-new',
    name: 'Too few new answers',
    plain:
      'The survey was opened again and only a few answers changed here. The difference from the results before would tell what those few said, so the figure is not shown.',
    source: OWN_RULE,
    where: 'In place of a figure, in a later edition.',
  },
  {
    id: 'edition',
    name: 'Edition',
    plain:
      'The results of an assessment, worked out once and never changed. When a survey is opened again and enough is new, there is another edition beside the first.',
    source: OWN_RULE,
    where: 'The top and the foot of the overview.',
  },
] as const satisfies readonly Term[];
