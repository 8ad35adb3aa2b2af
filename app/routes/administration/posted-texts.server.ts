import { type InstallationTexts, isTelephone, NO_TEXTS, TEXT_LIMITS } from '~/domain/installation/texts';
import { EMAIL_MESSAGE, isEmailAddress } from '~/lib/email-address';
import type { Fields } from '~/lib/form-fields';
import { readForm } from '~/lib/form-schema.server';
import type { KeptTexts } from '~/services/installation-texts.server';

type Name = keyof InstallationTexts;
const NAMES = Object.keys(NO_TEXTS) as Name[];

const FIELDS = Object.fromEntries(
  NAMES.map((name) => {
    const most = TEXT_LIMITS[name];
    return [
      name,
      {
        kind: 'text',
        required: false,
        most,
        tooLong: `Shorten this to ${most.toLocaleString('en-GB')} characters or fewer`,
      },
    ];
  }),
) satisfies Fields;

/** Reads posted texts of the installation, with line ends of one kind; or what is wrong with them and what was typed. */
export function readPostedTexts(
  form: FormData,
):
  | ({ ok: true } & KeptTexts)
  | { ok: false; typed: InstallationTexts; errors: Partial<Record<Name, string>> } {
  const plain = new FormData();
  for (const name of NAMES) plain.set(name, String(form.get(name) ?? '').replace(/\r\n?/g, '\n'));
  const said = readForm(FIELDS as Fields, plain);
  const typed = { ...NO_TEXTS, ...(said.ok ? said.values : said.typed) } as InstallationTexts;
  const errors: Partial<Record<Name, string>> = said.ok ? {} : { ...said.errors };
  const { contactEmail, contactTelephone } = typed;
  if (contactEmail !== '' && !isEmailAddress(contactEmail)) errors.contactEmail ??= EMAIL_MESSAGE;
  if (contactTelephone !== '' && !isTelephone(contactTelephone)) {
    errors.contactTelephone ??= 'Enter a telephone number, such as 01632 960 001';
  }
  if (Object.keys(errors).length > 0) return { ok: false, typed, errors };
  const version = Number(form.get('version'));
  return { ok: true, texts: typed, version: Number.isSafeInteger(version) ? version : -1 };
}
