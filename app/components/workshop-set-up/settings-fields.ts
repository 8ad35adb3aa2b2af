import type { Sector } from 'questions/types';
import {
  MINUTES,
  TABLES,
  thresholdRange,
  type TypedSettings,
  type WorkshopSettings,
} from '~/domain/workshop/settings';
import type { Field, Fields } from '~/lib/form-fields';

/** What the form of a workshop holds, by the names of its fields; ticks as yes or no. */
export type SettingsValues = Record<string, string | boolean | undefined>;

export const askedName = (sector: string) => `sector.${sector}`;

/** Read as they are: `readSettings` says what is wrong with each. */
const text = (most: number): Field => ({
  kind: 'text',
  required: false,
  most,
  tooLong: `Shorten this to ${most} characters or fewer`,
});

/** What the form of a workshop asks for. */
export const settingsFields = (sectors: readonly Sector[]): Fields => ({
  title: text(100),
  minutes: text(20),
  ...Object.fromEntries(sectors.map(({ id }): [string, Field] => [askedName(id), { kind: 'tick' }])),
  askTier: { kind: 'tick' },
  tables: { kind: 'choice', options: TABLES, required: 'Choose how tables vote' },
  threshold: text(20),
});

/** The values of the form as the domain reads them. */
export function typedSettings(values: SettingsValues, sectors: readonly Sector[]): TypedSettings {
  const said = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  return {
    title: said('title'),
    minutes: said('minutes'),
    sectors: sectors.map(({ id }) => ({ id, asked: values[askedName(id)] === true })),
    askTier: values.askTier === true,
    tables: said('tables'),
    threshold: said('threshold'),
  };
}

/** What the form shows of settings that are changed. */
export const settingsValues = (settings: WorkshopSettings): SettingsValues => ({
  title: settings.title,
  minutes: String(settings.minutes),
  ...Object.fromEntries(settings.sectors.map((id) => [askedName(id), true])),
  askTier: settings.askTier,
  tables: settings.tables,
  threshold: String(settings.threshold),
});

/** The settings of a workshop. */
export const settingsOf = (
  workshop: Omit<WorkshopSettings, 'sectors'> & { readonly sectors: readonly string[] },
): WorkshopSettings => ({
  title: workshop.title,
  minutes: workshop.minutes,
  sectors: [...workshop.sectors],
  askTier: workshop.askTier,
  tables: workshop.tables,
  threshold: workshop.threshold,
});

/** What the form of a new workshop begins with: everything that is needed. @param own the threshold of the assessment */
export const firstSettings = (
  title: string,
  sectors: readonly string[],
  own: number | null,
): SettingsValues =>
  settingsValues({
    title,
    minutes: MINUTES.usual,
    sectors: [...sectors],
    askTier: false,
    tables: 'none',
    threshold: thresholdRange(own).usual,
  });
