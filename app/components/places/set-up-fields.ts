import type { Sector } from 'questions/types';
import { KEEP_MONTHS } from '~/domain/assessment/keeping';
import {
  ENTRIES,
  MAIN_FORMS,
  type SetUp,
  THRESHOLD,
  type TypedSetUp,
  USUAL_TERMS,
} from '~/domain/assessment/set-up';
import { typedMoment } from '~/domain/assessment/uk-time';
import type { Field, Fields } from '~/lib/form-fields';

/** What the form of a set-up holds, by the names of its fields; ticks as yes or no. */
export type SetUpValues = Record<string, string | boolean | undefined>;

export const invitedName = (sector: string) => `sector.${sector}`;
export const expectedName = (sector: string) => `expected.${sector}`;

/** Read as they are: `readSetUp` says what is wrong with each. */
const text = (most: number): Field => ({
  kind: 'text',
  required: false,
  most,
  tooLong: `Shorten this to ${most} characters or fewer`,
});

/** What the form of a set-up asks for. */
export function setUpFields(sectors: readonly Sector[]): Fields {
  return {
    title: text(100),
    form: { kind: 'choice', options: MAIN_FORMS, required: 'Choose the form' },
    residentForm: { kind: 'tick' },
    ...Object.fromEntries(
      sectors.flatMap(({ id }): [string, Field][] => [
        [invitedName(id), { kind: 'tick' }],
        [expectedName(id), text(20)],
      ]),
    ),
    threshold: text(20),
    commentsAsked: { kind: 'tick' },
    entry: { kind: 'choice', options: ENTRIES, required: 'Choose how people get in' },
    organisations: text(10_000),
    keepMonths: {
      kind: 'choice',
      options: KEEP_MONTHS.map(String),
      required: 'Choose how long answers are kept',
    },
    shared: { kind: 'tick' },
    opensDay: text(60),
    opensTime: text(20),
    closesDay: text(60),
    closesTime: text(20),
  };
}

/** The values of the form as the domain reads them. */
export function typedSetUp(values: SetUpValues, sectors: readonly Sector[]): TypedSetUp {
  const said = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  return {
    title: said('title'),
    form: said('form'),
    residentForm: values.residentForm === true,
    sectors: sectors.map(({ id }) => ({
      id,
      invited: values[invitedName(id)] === true,
      expected: said(expectedName(id)),
    })),
    threshold: said('threshold'),
    commentsAsked: values.commentsAsked === true,
    entry: said('entry'),
    organisations: said('organisations'),
    keepMonths: said('keepMonths'),
    shared: values.shared === true,
    opensDay: said('opensDay'),
    opensTime: said('opensTime'),
    closesDay: said('closesDay'),
    closesTime: said('closesTime'),
  };
}

/** What the form shows of a set-up that is changed. */
export function valuesOf(setUp: SetUp, sectors: readonly Sector[]): SetUpValues {
  const moment = (iso: string | null) => (iso === null ? { day: '', time: '' } : typedMoment(iso));
  const [opens, closes] = [moment(setUp.opensAt), moment(setUp.closesAt)];
  return {
    title: setUp.title,
    form: setUp.forms.find((form) => MAIN_FORMS.includes(form)),
    residentForm: setUp.forms.includes('resident'),
    ...Object.fromEntries(
      sectors.flatMap(({ id }) => [
        [invitedName(id), setUp.sectors.includes(id)],
        [expectedName(id), setUp.expected[id]?.toString() ?? ''],
      ]),
    ),
    threshold: String(setUp.threshold),
    commentsAsked: setUp.commentsAsked,
    ...termValues(setUp),
    opensDay: opens.day,
    opensTime: opens.time,
    closesDay: closes.day,
    closesTime: closes.time,
  };
}

/** What the form of a place's first set-up begins with: everybody is invited. */
export function firstValues(sectors: readonly Sector[]): SetUpValues {
  return {
    form: 'full',
    residentForm: true,
    ...Object.fromEntries(sectors.map(({ id }) => [invitedName(id), true])),
    threshold: String(THRESHOLD.usual),
    commentsAsked: true,
    ...termValues(USUAL_TERMS),
  };
}

const termValues = (terms: Pick<SetUp, keyof typeof USUAL_TERMS>): SetUpValues => ({
  entry: terms.entry,
  organisations: terms.organisations.join('\n'),
  keepMonths: String(terms.keepMonths),
  shared: terms.shared,
});
