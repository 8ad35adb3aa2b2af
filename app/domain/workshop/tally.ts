import { agreementA } from '../agreement/agreement-a';
import {
  type AgreementRules,
  agreementWord,
  lowerMedian,
  shareWithinOne,
} from '../agreement/agreement-words';
import type { GroupMean } from '../edition/edition';
import { groupsOfPlace } from '../edition/groups';
import { oneDecimalOf, peopleOff } from '../edition/told-means';
import type { ConsensusRule, RoundResult } from './live-state';
import { hidesEachTable, percentsOf } from './weighed-votes';

/** One device's vote. */
export interface CastVote {
  readonly value: string;
  /** Null: not told. */
  readonly sector: string | null;
  /** How many people voted by the device. */
  readonly people: number;
}

/** What a round is counted by. */
export interface TallyTerms {
  /** The values that can be chosen, in their order: levels "1" to "5", or ids of options. */
  readonly choices: readonly string[];
  /** k. */
  readonly threshold: number;
  /** Whether a device counts for its people. */
  readonly weighted: boolean;
  /** For a question; null for anything else. */
  readonly rule: ConsensusRule | null;
}

/** Votes on paper by value, as a facilitator typed them in. */
export type PaperVotes = Readonly<Record<string, number>>;

/**
 * Whether a round may be revealed: at least k devices chose a level or an option. Votes on paper do not help a few
 * devices to be shown, since whoever typed them in could subtract them; without any device they stand for themselves.
 */
export function mayReveal(votes: readonly CastVote[], paper: PaperVotes, terms: TallyTerms): boolean {
  const choosing = votes.filter(({ value }) => terms.choices.includes(value)).length;
  const onPaper = sum(terms.choices.map((choice) => paper[choice] ?? 0));
  return votes.length === 0 ? onPaper >= terms.threshold : choosing >= terms.threshold;
}

/** What a round came to (analysis.md, "Agreement"). Ask `mayReveal` first. */
export function tallyRound(votes: readonly CastVote[], paper: PaperVotes, terms: TallyTerms): RoundResult {
  const { choices, rule } = terms;
  const isUneven = terms.weighted && votes.some(({ people }) => people > 1);
  const weighed = countsOf(votes, paper, terms, ({ people }) => people);
  const inPercent =
    isUneven &&
    hidesEachTable(
      votes.map(({ value, people }) => ({ at: placeOf(value, choices), people })),
      weighed,
    );
  const told = inPercent ? percentsOf(weighed) : countsOf(votes, paper, terms, () => 1);
  const shown = told.slice(0, choices.length);
  return {
    unit: inPercent ? 'percent' : 'votes',
    ...(isUneven && !inPercent && { unweighed: true as const }),
    choices: shown,
    unsure: told[choices.length]!,
    devices: votes.length,
    paper: sum(Object.values(paper)),
    agreement: rule && agreementIn(shown, rule),
    groups: rule ? groupMeans(votes, terms) : [],
  };
}

/** Where a value is counted: after the choices all that is none. */
const placeOf = (value: string, choices: readonly string[]) =>
  choices.includes(value) ? choices.indexOf(value) : choices.length;

/** By choice, and last of those who chose none. */
function countsOf(
  votes: readonly CastVote[],
  paper: PaperVotes,
  { choices }: TallyTerms,
  weigh: (vote: CastVote) => number,
): number[] {
  const counts = [...choices, ''].map(() => 0);
  for (const vote of votes) counts[placeOf(vote.value, choices)]! += weigh(vote);
  for (const [value, count] of Object.entries(paper)) counts[placeOf(value, choices)]! += count;
  return counts;
}

/** From what is shown alone, so that it tells nothing beyond it. */
function agreementIn(counts: readonly number[], rule: ConsensusRule): RoundResult['agreement'] {
  const word = agreementWord(counts, rulesWith(rule));
  const a = agreementA(counts);
  const share = shareWithinOne(counts);
  if (word === null || a === null || share === null) return null;
  return {
    word,
    median: word === 'split' ? null : lowerMedian(counts),
    share: Math.round(share * 100),
    a: Math.round(a * 100) / 100,
  };
}

const rulesWith = (agreed: ConsensusRule): Partial<AgreementRules> => ({ agreed });

/** The group of those who did not say their sector. */
export const NOT_TOLD = 'not-told';

/**
 * Means by sector, each vote counting once whatever its table; none unless every group could show how its votes spread
 * (analysis.md, "Groups that may be shown"): 2k devices that chose a level, and enough of them off the commonest one. So
 * they tell nothing of fewer than k, also beside the bars of all votes, of which they then are a coarser form.
 */
function groupMeans(votes: readonly CastVote[], { choices, threshold }: TallyTerms): readonly GroupMean[] {
  const bySector: Record<string, number[]> = {};
  for (const { value, sector } of votes) {
    const level = choices.indexOf(value);
    if (level >= 0) (bySector[sector ?? NOT_TOLD] ??= choices.map(() => 0))[level]! += 1;
  }
  const sizes = Object.entries(bySector).map(([sector, counts]) => [sector, sum(counts)] as const);
  const groups = groupsOfPlace(Object.fromEntries(sizes), 2 * threshold);
  const told = groups.map((group) => {
    const counts = choices.map((_, index) => sum(group.sectors.map((id) => bySector[id]?.[index] ?? 0)));
    const total = sum(counts.map((count, index) => count * (index + 1)));
    return {
      mean: { ...group, mean: oneDecimalOf(total / group.n) },
      isSpread: group.n - Math.max(...counts) >= peopleOff(threshold),
    };
  });
  return told.length >= 2 && told.every(({ isSpread }) => isSpread) ? told.map(({ mean }) => mean) : [];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
