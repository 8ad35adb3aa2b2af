import { data, redirect } from '@remix-run/node';
import { PLACE_NAME_FIELDS } from '~/components/places/name-field';
import type { RenamePosted } from '~/components/places/rename-form';
import { readForm } from '~/lib/form-schema.server';
import { postedForm, refuse } from '~/lib/http';

/**
 * Reads a posted `RenameForm` and gives the place the name.
 * @param rename does it, if the place still has the name that was shown
 * @param next where to go on afterwards
 */
export async function renameAsPosted(
  request: Request,
  rename: (change: { from: string; to: string }) => Promise<'done' | 'changed' | 'not-there'>,
  next: string,
) {
  const form = await postedForm(request);
  const said = readForm(PLACE_NAME_FIELDS, form);
  if (!said.ok) {
    const posted: RenamePosted = { typed: said.typed.name ?? '', error: said.errors.name ?? '' };
    return data(posted, { status: 400 });
  }
  const done = await rename({ from: String(form.get('was') ?? ''), to: said.values.name });
  if (done === 'not-there') refuse(404);
  if (done === 'changed') {
    const error = 'Somebody else renamed the place in the meantime. Save again to give it this name';
    return data<RenamePosted>({ typed: said.values.name, error }, { status: 409 });
  }
  return redirect(next);
}
