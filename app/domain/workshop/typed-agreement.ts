import { shownText } from '../comments/shown-text';
import type { StepView } from './view';

/** What the group agreed on a question, in its own words, apart from the votes. */
export type Agreement = Pick<StepView, 'agreedLevel' | 'reasons' | 'dissent'>;

/** The most characters of reasons, and of dissent. */
export const LONGEST_AGREEMENT = 1_000;

/** What is sent for "no level". */
export const NO_LEVEL = 'none';

/** As a form has it: `level` is "1" to "5", "none", or '' where nothing was chosen. */
export interface TypedAgreement {
  readonly level: string;
  readonly reasons: string;
  readonly dissent: string;
}

export type AgreementErrors = Partial<Record<keyof TypedAgreement, string>>;

const TOO_LONG = `Shorten this to ${LONGEST_AGREEMENT.toLocaleString('en-GB')} characters or fewer`;

/** Reads what was typed, or says what is wrong with it. */
export function readAgreement(
  typed: TypedAgreement,
): { ok: true; agreement: Agreement } | { ok: false; errors: AgreementErrors } {
  const [reasons, dissent] = [shownText(typed.reasons), shownText(typed.dissent)];
  const isLevel = /^[1-5]$/.test(typed.level);
  const errors: AgreementErrors = {
    ...(!isLevel && typed.level !== NO_LEVEL && { level: 'Choose the level that was agreed, or no level' }),
    ...(reasons.length > LONGEST_AGREEMENT && { reasons: TOO_LONG }),
    ...(dissent.length > LONGEST_AGREEMENT && { dissent: TOO_LONG }),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, agreement: { agreedLevel: isLevel ? Number(typed.level) : null, reasons, dissent } };
}

/** Whether anything is written down, be it that there is no agreement. */
export const isRecorded = ({ version }: Pick<StepView, 'version'>): boolean => version > 1;

export const sameAgreement = (one: Agreement, other: Agreement): boolean =>
  one.agreedLevel === other.agreedLevel && one.reasons === other.reasons && one.dissent === other.dissent;
