import { describe, expect, it } from 'vitest';
import {
  INSTALLATION_USES,
  type InstallationUse,
  mayInInstallation,
  mayInPlace,
  PLACE_USES,
  type PlaceUse,
} from './uses';

const placeUses = Object.keys(PLACE_USES) as PlaceUse[];
const installationUses = Object.keys(INSTALLATION_USES) as InstallationUse[];
const of = (role: 'lead' | 'facilitator' | 'viewer') => placeUses.filter((use) => mayInPlace(role, use));

describe('who may do what', () => {
  it('a lead may do everything in their place', () => {
    expect(of('lead')).toEqual(placeUses);
  });

  it('a viewer looks, and changes nothing', () => {
    expect(of('viewer')).toEqual(['see-assessments', 'see-results', 'see-links', 'see-workshops']);
  });

  it('a facilitator also keeps actions and runs workshops', () => {
    const more: PlaceUse[] = ['keep-actions', 'run-workshops'];
    expect(of('facilitator').sort()).toEqual([...of('viewer'), ...more].sort());
  });

  it('an administrator looks after the installation, and an analyst runs programmes', () => {
    const as = (roles: { administrator: boolean; analyst: boolean }) =>
      installationUses.filter((use) => mayInInstallation(roles, use));
    expect(as({ administrator: false, analyst: false })).toEqual([]);
    expect(as({ administrator: false, analyst: true })).toEqual(['run-programmes']);
    expect(as({ administrator: true, analyst: false })).toEqual(
      installationUses.filter((use) => use !== 'run-programmes'),
    );
  });
});
