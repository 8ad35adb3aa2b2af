import type { SizedGroup } from '../edition/edition';
import { groupsOfPlace } from '../edition/groups';
import { NOT_TOLD } from './tally';

/** Who took part in a workshop, as its record may tell it. Plain JSON. */
export interface TookPart {
  readonly devices: number;
  /** People who voted by them. */
  readonly people: number;
  /** Devices by sector: two or more groups of at least k that together hold everybody; else empty. */
  readonly groups: readonly SizedGroup[];
}

/**
 * Who took part, from the devices that joined by sector (null: not said). Sectors with fewer than k devices are told
 * together, as in results (analysis.md, "Groups that may be shown").
 */
export function tookPartOf(
  counts: readonly { readonly sector: string | null; readonly devices: number; readonly people: number }[],
  k: number,
): TookPart {
  const sum = (of: 'devices' | 'people') => counts.reduce((total, count) => total + Number(count[of]), 0);
  const bySector = Object.fromEntries(
    counts.map(({ sector, devices }) => [sector ?? NOT_TOLD, Number(devices)]),
  );
  const groups = groupsOfPlace(bySector, k).map(({ kind, sectors, n }) => ({ kind, sectors, n }));
  return { devices: sum('devices'), people: sum('people'), groups: groups.length > 1 ? groups : [] };
}
