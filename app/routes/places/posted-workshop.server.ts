import type { AppLoadContext } from '@remix-run/node';
import {
  type SettingsValues,
  settingsFields,
  typedSettings,
} from '~/components/workshop-set-up/settings-fields';
import { settingsProblemWords } from '~/domain/workshop/set-up-messages';
import { readSettings, type TypedSettings, type WorkshopSettings } from '~/domain/workshop/settings';
import { readForm } from '~/lib/form-schema.server';

/**
 * Reads the posted settings of a workshop: what was set, or what was typed with a message for each field that is wrong.
 * @param own the threshold of its assessment; null: there is none
 */
export function readPostedSettings(
  { instrument: { sectors } }: AppLoadContext,
  form: FormData,
  own: number | null,
):
  | { ok: true; settings: WorkshopSettings }
  | { ok: false; typed: SettingsValues; errors: Partial<Record<string, string>> } {
  const said = readForm(settingsFields(sectors), form);
  const typed: SettingsValues = said.ok ? said.values : said.typed;
  const meant = readSettings(typedSettings(typed, sectors), own);
  if (said.ok && meant.ok) return { ok: true, settings: meant.settings };
  const words = Object.entries(meant.ok ? {} : meant.problems).map(
    ([field, problem]) => [field, settingsProblemWords(field as keyof TypedSettings, problem, own)] as const,
  );
  return { ok: false, typed, errors: { ...(said.ok ? {} : said.errors), ...Object.fromEntries(words) } };
}
