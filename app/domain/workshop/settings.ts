import { LONGEST_TITLE, readCount } from '../assessment/set-up';
import { shownText } from '../comments/shown-text';

/** What a device of a table of several people counts for. */
export const TABLES = ['none', 'one', 'people'] as const;

/** What is decided before a workshop starts. */
export interface WorkshopSettings {
  title: string;
  /** The time there is. */
  minutes: number;
  /** Ids of the sectors that people may say they belong to; empty: not asked. */
  sectors: string[];
  askTier: boolean;
  tables: (typeof TABLES)[number];
  /** k: nothing is revealed of fewer devices than this. */
  threshold: number;
}

/** The same as a form has it. */
export interface TypedSettings {
  title: string;
  minutes: string;
  /** By sector id, in the order of the instrument. */
  sectors: readonly { id: string; asked: boolean }[];
  askTier: boolean;
  tables: string;
  threshold: string;
}

export const MINUTES = { least: 5, most: 480, usual: 90 } as const;
const DEVICES = { least: 3, most: 20, usual: 5 } as const;

/**
 * How small and how large k may be: 3 to 20, and on an assessment at least its own, since the room knows its results.
 * @param own of the assessment; null: there is none
 */
export const thresholdRange = (own: number | null) => ({
  least: Math.max(DEVICES.least, own ?? 0),
  most: Math.max(DEVICES.most, own ?? 0),
  usual: Math.max(DEVICES.usual, own ?? 0),
});

export type SettingsProblem = 'missing' | 'too-long' | 'out-of-range' | 'one-sector';
export type SettingsProblems = { [K in keyof TypedSettings]?: SettingsProblem };

/** Reads what a facilitator set. @param own the threshold of the assessment; null: there is none */
export function readSettings(
  typed: TypedSettings,
  own: number | null,
): { ok: true; settings: WorkshopSettings } | { ok: false; problems: SettingsProblems } {
  const problems: SettingsProblems = {};
  const title = shownText(typed.title).replace(/\s+/g, ' ');
  if (title === '') problems.title = 'missing';
  else if (title.length > LONGEST_TITLE) problems.title = 'too-long';
  const minutes = readCount(typed.minutes, MINUTES.least, MINUTES.most);
  if (minutes === undefined) problems.minutes = 'out-of-range';
  const sectors = typed.sectors.flatMap(({ id, asked }) => (asked ? [id] : []));
  if (sectors.length === 1) problems.sectors = 'one-sector';
  const tables = TABLES.find((known) => known === typed.tables);
  if (!tables) problems.tables = 'missing';
  const { least, most } = thresholdRange(own);
  const threshold = readCount(typed.threshold, least, most);
  if (threshold === undefined) problems.threshold = 'out-of-range';
  if (minutes === undefined || threshold === undefined || !tables || Object.keys(problems).length > 0)
    return { ok: false, problems };
  return { ok: true, settings: { title, minutes, sectors, askTier: typed.askTier, tables, threshold } };
}
