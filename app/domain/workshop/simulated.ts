import { UNSURE } from './view';

/** A number from 0 up to 1 for each thing it is asked about, always the same for the same thing. */
export type ChanceOf = (about: string) => number;

/** A made-up device. */
export interface SimulatedDevice {
  readonly id: string;
  /** Null: not told. */
  readonly sector: string | null;
  readonly tier: string | null;
  /** How many people vote by it. */
  readonly people: number;
}

/** How many participants can be made up. */
export const REHEARSAL_SIZES = [12, 60, 200] as const;

/** Participants of fewer sectors, so that some of them are enough to be shown by themselves. */
const PER_SECTOR = 12;
/** One in so many does not say their sector or tier. */
const NOT_SAYING = 1 / 15;
const TABLE = { least: 4, most: 8 };

/** Made-up devices, one for each id. */
export function simulatedDevices(
  ids: readonly string[],
  terms: { sectors: readonly string[]; tiers: readonly string[]; tables: 'none' | 'one' | 'people' },
  chanceOf: ChanceOf,
): SimulatedDevice[] {
  const sectors = terms.sectors
    .toSorted((one, other) => chanceOf(`sector ${one}`) - chanceOf(`sector ${other}`))
    .slice(0, Math.max(2, Math.floor(ids.length / PER_SECTOR)));
  return ids.map((id, index) => {
    const pick = (from: readonly string[], about: string, at: number) =>
      from.length === 0 || chanceOf(`${id} says ${about}`) < NOT_SAYING ? null : from[at % from.length]!;
    return {
      id,
      sector: pick(sectors, 'sector', index),
      tier: pick(terms.tiers, 'tier', Math.floor(chanceOf(`${id} tier`) * terms.tiers.length)),
      people:
        terms.tables === 'none'
          ? 1
          : TABLE.least + Math.floor(chanceOf(`${id} people`) * (TABLE.most - TABLE.least + 1)),
    };
  });
}

/** What is asked of a made-up device. */
export interface SimulatedRound {
  readonly step: string;
  /** From 1. */
  readonly round: number;
}

/** About so many of those who joined take part in a round, and are done after so many seconds. */
const TAKING_PART = 0.9;
const SECONDS = { first: 1, last: 15 };

/**
 * When a made-up device does what a round asks, in seconds after it was opened; null: it never does. About nine in ten
 * do, within some fifteen seconds.
 */
export function secondsUntilDone(
  { step, round }: SimulatedRound,
  device: string,
  chanceOf: ChanceOf,
): number | null {
  if (chanceOf(`${device} takes part in ${step} ${round}`) >= TAKING_PART) return null;
  return SECONDS.first + (SECONDS.last - SECONDS.first) * chanceOf(`${device} takes for ${step} ${round}`);
}

/** After a discussion people differ by so much of what they differed by before. */
const CLOSER = 0.55;
/** One in so many questions divides the group into two camps. */
const IN_CAMPS = 0.35;

/** The level that a made-up device votes for, "1" to "5", or "dk" or "na": plausible, and closer together each round. */
export function simulatedLevel(
  { step, round }: SimulatedRound,
  { id, sector }: Pick<SimulatedDevice, 'id' | 'sector'>,
  chanceOf: ChanceOf,
): string {
  const unsure = chanceOf(`${id} knows ${step}`);
  if (unsure < 0.02) return UNSURE[1];
  if (unsure < 0.08 / round) return UNSURE[0];
  const apart = CLOSER ** (round - 1);
  const middle = 1.9 + 2.2 * chanceOf(`middle of ${step}`);
  const spread = 0.5 + 0.7 * chanceOf(`spread of ${step}`);
  const camps = chanceOf(`camps on ${step}`) < IN_CAMPS ? 1.3 : 0;
  const camp = chanceOf(`camp of ${id} on ${step}`) < 0.5 ? -camps : camps;
  const bySector = (chanceOf(`${sector} on ${step}`) - 0.5) * 1.6;
  const own = bellCurve(chanceOf(`${id} on ${step}`), chanceOf(`${id} once more on ${step}`)) * spread;
  const level = Math.round(middle + (camp + bySector + own) * apart);
  return String(Math.min(5, Math.max(1, level)));
}

/** The option that a made-up device votes for: some are liked better, and the more so each round. */
export function simulatedOption(
  { step, round }: SimulatedRound,
  device: string,
  options: readonly string[],
  chanceOf: ChanceOf,
): string | undefined {
  const weights = options.map((option) => (0.15 + chanceOf(`${option} in ${step}`)) ** (round + 1));
  let left =
    chanceOf(`${device} among options of ${step}`) * weights.reduce((sum, weight) => sum + weight, 0);
  return options.find((_, index) => (left -= weights[index]!) < 0) ?? options.at(-1);
}

/** About so many texts come in, however many take part: each has to be read by whoever rehearses. */
const TEXTS = 14;

/** What a made-up device writes to a step of words; null: nothing. Some write what others have written too. */
export function simulatedText(
  step: string,
  device: string,
  devices: number,
  chanceOf: ChanceOf,
): string | null {
  if (chanceOf(`${device} writes to ${step}`) * devices >= TEXTS) return null;
  return MADE_UP_TEXTS[Math.floor(chanceOf(`${device} words for ${step}`) * MADE_UP_TEXTS.length)]!;
}

/** Which notes a made-up device finds important: one to three. */
export function simulatedUpvotes(
  step: string,
  device: string,
  notes: readonly string[],
  chanceOf: ChanceOf,
): readonly string[] {
  const liking = (note: string) => chanceOf(`${note} is liked`) + 0.8 * chanceOf(`${device} likes ${note}`);
  const many = 1 + Math.floor(3 * chanceOf(`${device} votes on ${step}`));
  return notes.toSorted((one, other) => liking(other) - liking(one)).slice(0, many);
}

const MADE_UP_TEXTS = [
  'One shared waiting list for the whole place',
  'Meet each month, the same people, face to face',
  'Let staff see the same record, whoever employs them',
  'Agree who decides before we talk about money',
  'Move some of the growth money to community teams',
  'Bring residents in at the start, not at the end',
  'One induction for everybody who works here',
  'Stop one of the two reports that say the same',
  'Give voluntary groups three-year funding',
  'A named person in each partner to ring when it sticks',
  'Share our budgets openly, the bad news too',
  'Let joint teams choose their own manager',
  'Test small, and stop what does not work',
  'Visit each other’s services for a day each year',
  'Write down what we expect of each other as leaders',
  'Plan beds and home care together each autumn',
] as const;

/** A normally distributed number from two even ones (Box and Muller). */
const bellCurve = (one: number, other: number) =>
  Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other);
