import type { AppLoadContext } from '@remix-run/node';
import { type SetUpValues, setUpFields, typedSetUp } from '~/components/places/set-up-fields';
import { setUpProblemWords } from '~/domain/assessment/messages';
import { readSetUp, type SetUp } from '~/domain/assessment/set-up';
import { minutesLeft, timedItems } from '~/domain/response/estimate';
import { FORMS } from '~/domain/response/form-items';
import { readForm } from '~/lib/form-schema.server';
import { postedForm } from '~/lib/http';

/** Reads a posted set-up: what was set, or what was typed with a message for each field that is wrong. */
export async function readPostedSetUp(
  { instrument, clock }: AppLoadContext,
  request: Request,
): Promise<
  { ok: true; setUp: SetUp } | { ok: false; typed: SetUpValues; errors: Partial<Record<string, string>> }
> {
  const { sectors } = instrument;
  const said = readForm(setUpFields(sectors), await postedForm(request));
  const typed: SetUpValues = said.ok ? said.values : said.typed;
  const meant = readSetUp(typedSetUp(typed, sectors), clock().toISOString());
  if (said.ok && meant.ok) return { ok: true, setUp: meant.setUp };
  const problems = meant.ok ? {} : meant.problems;
  const words = Object.entries(problems).map(
    ([field, problem]) => [field, setUpProblemWords(field, problem!)] as const,
  );
  return { ok: false, typed, errors: { ...(said.ok ? {} : said.errors), ...Object.fromEntries(words) } };
}

/** What the form of a set-up says of sectors and forms. */
export function setUpChoices({ instrument }: AppLoadContext) {
  const { current, sectors } = instrument;
  const sizes = FORMS.map((form) => {
    const items = timedItems(current, form);
    return [form, { questions: items.length, minutes: minutesLeft(items, {}) }] as const;
  });
  return { sectors, sizes: Object.fromEntries(sizes) };
}
