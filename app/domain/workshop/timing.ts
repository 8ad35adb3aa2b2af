/** A part of an agenda that is wanted, with the least and the most time that it is good for, in whole minutes. */
export interface Slot {
  /** Parts of one kind get the same time. */
  readonly kind: string;
  readonly least: number;
  readonly most: number;
}

/**
 * Shares out the time there is. As many parts as fit with the least that they need are taken, the first first; what is
 * left then goes to their kinds in turn, a minute to each part of a kind, as long as that fits.
 *
 * @param slots the most important first
 * @param there minutes
 * @returns the minutes of each part, in the order given; null: it does not fit. Their sum is at most `there`
 */
export function fitMinutes(slots: readonly Slot[], there: number): readonly (number | null)[] {
  let used = 0;
  const taken = slots.map(({ least }) => {
    if (used + least > there) return false;
    used += least;
    return true;
  });
  const kinds = [...new Set(slots.map(({ kind }) => kind))];
  const more = new Map(kinds.map((kind) => [kind, 0]));
  const raise = (kind: string): boolean => {
    const parts = slots.filter((slot, index) => taken[index] && slot.kind === kind);
    const extra = more.get(kind)! + 1;
    if (parts.length === 0 || used + parts.length > there) return false;
    if (parts.some(({ least, most }) => least + extra > most)) return false;
    more.set(kind, extra);
    used += parts.length;
    return true;
  };
  while (kinds.map(raise).some(Boolean));
  return slots.map(({ kind, least }, index) => (taken[index] ? least + more.get(kind)! : null));
}

/** The minutes that an agenda takes. */
export const minutesPlanned = (steps: readonly { readonly minutes: number }[]): number =>
  steps.reduce((sum, { minutes }) => sum + minutes, 0);

/** "88 of 90 minutes planned", and what to do where that is too much or leaves room. */
export function timingWords(planned: number, there: number): string {
  const sum = `${planned} of ${there} minutes planned.`;
  if (planned > there)
    return `${sum} That is ${inMinutes(planned - there)} too many: shorten or remove a step, or give the workshop more time.`;
  return planned === there
    ? sum
    : `${sum} ${inMinutes(there - planned)} ${there - planned === 1 ? 'is' : 'are'} left.`;
}

const inMinutes = (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`);
