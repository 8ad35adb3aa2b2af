import { describe, expect, it } from 'vitest';
import { aboutYouOf, RESIDENTS, RESIDENTS_TIER } from './about-you';

const senior = { sector: 'council', tier: 'senior', jointPost: true };
const resident = { sector: RESIDENTS, tier: RESIDENTS_TIER, jointPost: false };

describe('what is stored of what a person said of themselves', () => {
  it('is what they said', () => {
    expect(aboutYouOf('full', senior)).toEqual({ form: 'full', ...senior });
    expect(aboutYouOf('workshop', { ...senior, jointPost: false })).toEqual({
      form: 'workshop',
      ...senior,
      jointPost: false,
    });
  });

  it('of residents is that they are residents, and no tier or joint post beside', () => {
    expect(aboutYouOf('full', { ...senior, sector: RESIDENTS })).toEqual({ form: 'full', ...resident });
    expect(aboutYouOf('full', { sector: RESIDENTS, tier: '', jointPost: false })).toEqual({
      form: 'full',
      ...resident,
    });
  });

  it('in the resident form is the same whatever came along with it', () => {
    expect(aboutYouOf('resident', senior)).toEqual({ form: 'resident', ...resident });
  });
});
