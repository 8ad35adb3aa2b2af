import { z } from 'zod';
import {
  UNKNOWN_OPTION,
  type Field,
  type FieldErrors,
  type Fields,
  type Typed,
  type Valid,
} from './form-fields';

function schemaOf(field: Field, given: Record<string, string>) {
  switch (field.kind) {
    case 'tick':
      return z.preprocess((value) => value === 'yes', z.boolean());
    case 'choice': {
      const message = field.required || UNKNOWN_OPTION;
      const known = z.string(message).refine((value) => field.options.includes(value), message);
      const mayMiss =
        field.required === false || (field.unless && given[field.unless.field] === field.unless.is);
      return mayMiss ? z.literal('').or(known).default('') : known;
    }
    case 'text': {
      const text = z
        .string(field.required || undefined)
        .trim()
        // Not `max`, which counts an emoji as one: a page and its count of characters take it for two.
        .refine((value) => value.length <= field.most, field.tooLong);
      return field.required === false ? text.default('') : text.min(1, field.required);
    }
  }
}

/**
 * Reads a posted form by its description. Fields that are not described are left out; files count as missing.
 * @returns the values, or what was typed with one message for each field that is wrong
 */
export function readForm<F extends Fields>(
  fields: F,
  form: FormData,
): { ok: true; values: Valid<F> } | { ok: false; typed: Typed<F>; errors: FieldErrors<F> } {
  const given: Record<string, string> = {};
  for (const name of Object.keys(fields)) {
    const value = form.get(name);
    if (typeof value === 'string') given[name] = value;
  }
  const shape = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, schemaOf(field, given)]),
  );
  const parsed = z.object(shape).safeParse(given);
  if (parsed.success) return { ok: true, values: parsed.data as Valid<F> };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message;
  const typed = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      field.kind === 'tick' ? given[name] === 'yes' : (given[name] ?? ''),
    ]),
  );
  return { ok: false, typed: typed as Typed<F>, errors: errors as FieldErrors<F> };
}
