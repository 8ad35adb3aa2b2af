import type { Group } from './edition';

/**
 * What a group is called: the sector's name, "Acute hospital and 2 other types", "Other partners" or "All partners".
 * `sectorName` gives the name of a sector id.
 */
export function groupLabel(group: Group, sectorName: (id: string) => string): string {
  const [first = '', ...rest] = group.sectors;
  switch (group.kind) {
    case 'all':
      return 'All partners';
    case 'others':
      return 'Other partners';
    case 'joined':
      return `${sectorName(first)} and ${rest.length} other ${rest.length === 1 ? 'type' : 'types'}`;
    case 'sector':
      return sectorName(first);
  }
}
