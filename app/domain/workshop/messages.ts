import { agreementName } from '../agreement/messages';
import { AGREEMENT_RULES, type AgreementWord, shareWithinOne } from '../agreement/agreement-words';
import type { ConsensusRule, RoundResult } from './live-state';
import type { Choice, StepView } from './view';

/** What of a step its results are said with. */
type Asked = Pick<StepView, 'choices' | 'rule'>;

/** A level by name, then number: "Developing (3)". @param level 1 to 5 */
export const levelWords = ({ choices }: Pick<StepView, 'choices'>, level: number): string =>
  `${choices[level - 1]?.label ?? 'Level'} (${level})`;

/** What a choice is called beside its votes: a level by name then number, an option by its label. */
export const choiceWords = (step: Pick<StepView, 'kind' | 'choices'>, { value, label }: Choice): string =>
  step.kind === 'question' ? levelWords(step, Number(value)) : label;

/** How many votes, "12"; in percent "about 40%". */
export const votesWords = (unit: RoundResult['unit'], number: number): string =>
  unit === 'percent' ? `about ${number}%` : number.toLocaleString('en-GB');

/** When a group counts as agreed, as it is stated before the first vote. */
export const ruleWords = ({ shareWithinOne: share, agreementA: a }: ConsensusRule): string =>
  `We call it agreed when at least ${Math.round(share * 100)}% of the votes are within one level of the middle vote, ` +
  `and the agreement score is ${a} or more (1: all vote alike, 0: votes spread evenly).`;

/**
 * What a round came to, in one sentence: "Split: 41% within one level of the middle." or "Agreed on Developing (3): 82%
 * within one level of the middle."; for options the one with most votes. No level is named where the group is split.
 */
export function resultWords(step: Asked & Pick<StepView, 'kind'>, result: RoundResult): string {
  if (step.kind !== 'question') return mostWords(step, result);
  const { agreement } = result;
  if (!agreement) return 'Nobody chose a level.';
  const { word, median } = agreement;
  const said = { agreed: 'Agreed on', leaning: 'Leaning to', split: 'Split' }[word];
  const level = median === null ? '' : ` ${levelWords(step, median)}`;
  return `${said}${level}: ${nearWords(step, result, word)}.`;
}

/** "41% within one level of the middle", and what else kept a group from more where that was not it. */
function nearWords({ rule }: Asked, result: RoundResult, word: AgreementWord): string {
  const exact = (shareWithinOne(result.choices) ?? 0) * 100;
  const needed = Math.round((word === 'split' ? AGREEMENT_RULES.split : rule).shareWithinOne * 100);
  const short = word !== 'agreed' && exact < needed;
  const shown = Math.round(exact);
  // Rounded up it would contradict the word.
  const percent = short && shown >= needed ? `just under ${needed}%` : shareWords(result.unit, shown);
  const why = word === 'agreed' || short ? '' : ', but the votes lie too far apart';
  return `${percent} within one level of the middle${why}`;
}

const shareWords = (unit: RoundResult['unit'], percent: number) =>
  `${unit === 'percent' ? 'about ' : ''}${percent}%`;

/** "Most votes: A joint budget (12)."; where several have as many, all of them. */
function mostWords({ choices }: Asked, { unit, choices: votes }: RoundResult): string {
  const most = Math.max(0, ...votes);
  if (most === 0) return 'Nobody chose any of them.';
  const labels = choices.filter((_, index) => votes[index] === most).map(({ label }) => label);
  const each = labels.length > 1 ? ' each' : '';
  return `Most votes: ${listed(labels)} (${votesWords(unit, most)}${each}).`;
}

/**
 * How the group moved since an earlier round, in one sentence: "The group has moved from leaning to agreed: the middle
 * went from Emerging (2) to Developing (3)." A round that was split has no middle to name. '' where there is nothing to
 * compare.
 */
export function shiftWords(
  step: Asked & Pick<StepView, 'kind'>,
  earlier: RoundResult,
  result: RoundResult,
): string {
  if (step.kind !== 'question') return mostShift(step, earlier, result);
  const [before, now] = [earlier.agreement, result.agreement];
  if (!before || !now) return '';
  const moved =
    before.word === now.word
      ? `The group is still ${now.word}`
      : `The group has moved from ${before.word} to ${now.word}`;
  if (now.median === null) {
    const [share, after] = [shareWords(result.unit, now.share), shareWords(earlier.unit, before.share)];
    return `${moved}: ${share} within one level of the middle, after ${after}.`;
  }
  const level = levelWords(step, now.median);
  if (before.median === null) return `${moved}: the middle is now ${level}.`;
  return before.median === now.median
    ? `${moved}: the middle stays at ${level}.`
    : `${moved}: the middle went from ${levelWords(step, before.median)} to ${level}.`;
}

function mostShift({ choices }: Asked, earlier: RoundResult, result: RoundResult): string {
  const [before, now] = [earlier, result].map(({ choices: votes }) => {
    const most = Math.max(0, ...votes);
    return most === 0 ? [] : choices.filter((_, index) => votes[index] === most).map(({ label }) => label);
  }) as [string[], string[]];
  if (before.length === 0 || now.length === 0) return '';
  return before.join() === now.join()
    ? `Most votes are still for ${listed(now)}.`
    : `Most votes went from ${listed(before)} to ${listed(now)}.`;
}

/** The word for how far the group agrees, as a label: "Leaning"; undefined where there is none. */
export const resultLabel = ({ agreement }: RoundResult): string | undefined =>
  agreement ? agreementName(agreement.word) : undefined;

/** Who voted: "58 devices voted, and 3 votes were on paper." And where tables do not count for their people, why. */
export function votersWords(result: Pick<RoundResult, 'devices' | 'paper' | 'unweighed'>): string {
  const once =
    'Each device counted once: by the size of the tables, the figures would tell how one of them voted.';
  return result.unweighed ? `${whoVoted(result)} ${once}` : whoVoted(result);
}

function whoVoted({ devices, paper }: Pick<RoundResult, 'devices' | 'paper'>): string {
  const voted = `${devices.toLocaleString('en-GB')} ${devices === 1 ? 'device' : 'devices'} voted`;
  const onPaper = `${paper.toLocaleString('en-GB')} ${paper === 1 ? 'vote was' : 'votes were'} on paper`;
  if (paper === 0) return `${voted}.`;
  return devices === 0 ? `All ${onPaper.replace(/was|were/, 'came')}.` : `${voted}, and ${onPaper}.`;
}

/** How many did not choose: "3 said they do not know, or that it does not apply here."; '' for none. */
export function unsureWords({ unit, unsure }: Pick<RoundResult, 'unit' | 'unsure'>): string {
  if (unsure === 0) return '';
  const number = votesWords(unit, unsure);
  return `${number.charAt(0).toUpperCase()}${number.slice(1)} said they do not know, or that it does not apply here.`;
}

const listed = (labels: readonly string[]) =>
  labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`;
