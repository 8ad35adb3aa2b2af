import type { Figure, ShownEdition } from './edition';

/**
 * What a place's results say as plain numbers: the balanced mean (1 to 5, to one decimal) of each question, dimension
 * and barrier, by id. What is not shown, or was not asked, is absent.
 */
export function shownMeans({ dimensions, barriers }: ShownEdition): Record<string, number> {
  const items: readonly { id: string; figure: Figure }[] = [
    ...dimensions,
    ...dimensions.flatMap(({ questions }) => questions),
    ...barriers,
  ];
  return Object.fromEntries(
    items.flatMap(({ id, figure }) =>
      figure.status === 'shown' ? [[id, figure.balanced.mean] as const] : [],
    ),
  );
}
