import type { FormId } from 'questions/types';
import { RESIDENTS } from '../response/about-you';
import { readKeepMonths, USUAL_KEEP_MONTHS } from './keeping';
import { type OrganisationsProblem, readOrganisations } from './organisations';
import { type AssessmentDates, type DateProblem, readDates, type TypedDates } from './dates';

/** `link`: whoever has the link or join code may answer. `codes`: only with a single-use code. */
export type Entry = 'link' | 'codes';
export const ENTRIES: readonly Entry[] = ['link', 'codes'];

/**
 * What a lead decides before an assessment opens. From then on it stays as it is, but for the closing time, sharing,
 * and a shorter time of keeping.
 */
export interface SetUp extends AssessmentDates {
  title: string;
  /** The full or the workshop form, and after it the resident form where it is offered. */
  forms: FormId[];
  /** Ids of the sectors invited, in the order of the instrument; at least one. */
  sectors: string[];
  /** People expected, by sector id; a sector that is missing: not said. */
  expected: Record<string, number>;
  /** k: no figure is shown about fewer people than this. */
  threshold: number;
  commentsAsked: boolean;
  entry: Entry;
  /** Names of partner organisations that respondents may choose from; empty: they are not asked. */
  organisations: string[];
  /** For how many months after it closed answers are kept; one of `KEEP_MONTHS`. */
  keepMonths: number;
  /** Whether its results may go into the releases of programmes. */
  shared: boolean;
}

/** What most set-ups have. */
export const USUAL_TERMS = {
  entry: 'link',
  organisations: [],
  keepMonths: USUAL_KEEP_MONTHS,
  shared: false,
} satisfies Partial<SetUp>;

/** The same as a form has it. */
export interface TypedSetUp extends TypedDates {
  title: string;
  form: string;
  residentForm: boolean;
  /** By sector id, in the order of the instrument. */
  sectors: readonly { id: string; invited: boolean; expected: string }[];
  threshold: string;
  commentsAsked: boolean;
  entry: string;
  /** One a line. */
  organisations: string;
  keepMonths: string;
  shared: boolean;
}

export const THRESHOLD = { least: 3, most: 50, usual: 5 } as const;
export const MOST_EXPECTED = 100_000;
export const LONGEST_TITLE = 100;
/** The forms that one assessment may have for people of organisations; it has one of them. */
export const MAIN_FORMS: readonly FormId[] = ['full', 'workshop'];

export type SetUpProblem =
  | DateProblem
  | OrganisationsProblem
  | 'missing'
  | 'too-long'
  | 'out-of-range'
  | 'nobody-invited'
  | 'residents-not-invited';

/** Problems by field; that of a sector's number by `expected.<sector id>`. */
export type SetUpProblems = Partial<Record<string, SetUpProblem>>;

/**
 * Reads what a lead set. A number beside a sector that is not invited is left out.
 * @param now ISO-8601 UTC
 */
export function readSetUp(
  typed: TypedSetUp,
  now: string,
): { ok: true; setUp: SetUp } | { ok: false; problems: SetUpProblems } {
  const problems: SetUpProblems = {};
  const title = typed.title.trim();
  if (title === '') problems.title = 'missing';
  else if (title.length > LONGEST_TITLE) problems.title = 'too-long';
  const form = MAIN_FORMS.find((known) => known === typed.form);
  if (!form) problems.form = 'missing';
  const invited = typed.sectors.filter((sector) => sector.invited);
  if (invited.length === 0) problems.sectors = 'nobody-invited';
  else if (typed.residentForm && !invited.some(({ id }) => id === RESIDENTS)) {
    problems.residentForm = 'residents-not-invited';
  }
  const expected: Record<string, number> = {};
  for (const sector of invited) {
    if (sector.expected.trim() === '') continue;
    const number = readCount(sector.expected, 1, MOST_EXPECTED);
    if (number === undefined) problems[`expected.${sector.id}`] = 'out-of-range';
    else expected[sector.id] = number;
  }
  const threshold = readCount(typed.threshold, THRESHOLD.least, THRESHOLD.most);
  if (threshold === undefined) problems.threshold = 'out-of-range';
  const entry = ENTRIES.find((known) => known === typed.entry);
  if (!entry) problems.entry = 'missing';
  const organisations = readOrganisations(typed.organisations);
  if (!organisations.ok) problems.organisations = organisations.problem;
  const keepMonths = readKeepMonths(typed.keepMonths);
  if (keepMonths === undefined) problems.keepMonths = 'missing';
  const dates = readDates(typed, now);
  if (!dates.ok) Object.assign(problems, dates.problems);
  const isWhole = dates.ok && organisations.ok && Object.keys(problems).length === 0;
  if (!isWhole || threshold === undefined || keepMonths === undefined || !form || !entry) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    setUp: {
      title,
      forms: typed.residentForm ? [form, 'resident'] : [form],
      sectors: invited.map(({ id }) => id),
      expected,
      threshold,
      commentsAsked: typed.commentsAsked,
      entry,
      organisations: organisations.organisations,
      keepMonths,
      shared: typed.shared,
      ...dates.dates,
    },
  };
}

/** A whole number as people type it ("1,200"); undefined where it is none or outside the range. */
export function readCount(typed: string, least: number, most: number): number | undefined {
  const text = typed.trim().replace(/[\s,](?=\d{3}\b)/g, '');
  if (!/^\d{1,12}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}
