import { PASSWORD_MESSAGES } from '../passwords/messages';
import { passwordWeakness } from '../passwords/weakness';

export const LONGEST_LABEL = 100;

/** What is wrong with what a lead typed for a link to results, in words, by field. */
export interface LinkErrors {
  label?: string;
  password?: string;
}

/**
 * Reads for whom a link to results is, and the password that it asks for; '' for none. A password is as strong as one of
 * an account: it goes by mail or word of mouth, and may be tried by whoever gets hold of the link.
 */
export function readLink(typed: {
  label: string;
  password: string;
}): { ok: true; label: string; password: string } | { ok: false; errors: LinkErrors } {
  const label = typed.label.trim().replace(/\s+/g, ' ');
  const errors: LinkErrors = {};
  if (label === '') errors.label = 'Enter whom the link is for, such as Partnership board';
  else if (label.length > LONGEST_LABEL) {
    errors.label = `Shorten this to ${LONGEST_LABEL} characters or fewer`;
  }
  const weakness =
    typed.password === '' ? undefined : passwordWeakness(typed.password, { name: '', email: '' });
  if (weakness) errors.password = PASSWORD_MESSAGES[weakness];
  return Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, label, password: typed.password };
}
