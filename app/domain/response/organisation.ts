/** What is stored of somebody whose organisation is none of those listed; null: they did not say. */
export const NOT_LISTED = '';

/** What is chosen on the form: '' is not to say; else one of those listed by its place in the list, or none of them. */
const NONE_OF_THESE = 'not-listed';
const listedAt = (index: number) => `listed-${index + 1}`;

/** The choices of the form. Nothing has to be chosen: the first is not to say. */
export function organisationChoices(listed: readonly string[]): { value: string; text: string }[] {
  return [
    { value: '', text: 'I would rather not say' },
    ...listed.map((name, index) => ({ value: listedAt(index), text: name })),
    { value: NONE_OF_THESE, text: 'My organisation is not listed' },
  ];
}

/** What is stored of a choice; null for one that says nothing. */
export function organisationOf(listed: readonly string[], choice: string): string | null {
  if (choice === NONE_OF_THESE) return NOT_LISTED;
  return listed.find((_, index) => listedAt(index) === choice) ?? null;
}

/** The choice that stands for what is stored. */
export function choiceOf(listed: readonly string[], organisation: string | null): string {
  if (organisation === NOT_LISTED) return NONE_OF_THESE;
  const index = organisation === null ? -1 : listed.indexOf(organisation);
  return index < 0 ? '' : listedAt(index);
}
