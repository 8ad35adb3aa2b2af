import { meanOf } from '../scoring/score';
import { DIMENSIONS_NEEDED_FOR_OVERALL } from '../scoring/thresholds';
import type { FiguredGroup } from './place-figures';

/** The NHS and the council, by the ids in questions/sectors.yaml. */
export const STATUTORY_SECTORS: readonly string[] = [
  'nhs-commissioner',
  'local-authority',
  'acute',
  'mental-health',
  'community',
  'primary-care',
  'ambulance',
];

/** Those whom the NHS and the council would have to bring in, by the ids in questions/sectors.yaml. */
export const VOLUNTARY_SECTORS: readonly string[] = ['voluntary', 'independent', 'residents'];

/** How two sides score the place: means from 1 to 5, over the same dimensions. */
export interface Sides {
  readonly statutory: number;
  readonly voluntary: number;
}

/**
 * How the NHS and the council score the place, and how voluntary, independent and resident respondents do. A shown
 * group counts for a side if all its sectors are of that side; a side's mean on a dimension is that of its groups, each
 * counting once (as in balanced means). Only dimensions on which both sides have a group count, so that a difference is
 * never one between dimensions. Null with fewer than six of them: the one that the resident form scores is not how a
 * person sees the place.
 */
export function sidesOf(groups: readonly FiguredGroup[]): Sides | null {
  const statutory = groups.filter((group) => isOf(group, STATUTORY_SECTORS));
  const voluntary = groups.filter((group) => isOf(group, VOLUNTARY_SECTORS));
  const dimensions = new Set(voluntary.flatMap(({ means }) => Object.keys(means)));
  const shared = [...dimensions].flatMap((id) => {
    const [one, other] = [valuesOn(id, statutory), valuesOn(id, voluntary)];
    if (one.length === 0 || other.length === 0) return [];
    return [{ statutory: meanOf(one), voluntary: meanOf(other) }];
  });
  if (shared.length < DIMENSIONS_NEEDED_FOR_OVERALL) return null;
  return {
    statutory: meanOf(shared.map((means) => means.statutory)),
    voluntary: meanOf(shared.map((means) => means.voluntary)),
  };
}

function isOf({ sectors }: FiguredGroup, side: readonly string[]): boolean {
  return sectors.length > 0 && sectors.every((id) => side.includes(id));
}

function valuesOn(dimension: string, groups: readonly FiguredGroup[]): number[] {
  return groups.flatMap(({ means }) => means[dimension] ?? []);
}
