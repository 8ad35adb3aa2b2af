import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementA } from '../agreement/agreement-a';
import {
  REHEARSAL_SIZES,
  secondsUntilDone,
  simulatedDevices,
  simulatedLevel,
  simulatedOption,
  simulatedText,
  simulatedUpvotes,
} from './simulated';

/** Chance that follows from a seed and what it is asked about (FNV-1a, then mixed). */
const chanceFrom = (seed: number) => (about: string) => {
  let hash = 2166136261 ^ seed;
  for (const letter of about) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
};

const idsOf = (many: number) => Array.from({ length: many }, (_, index) => `device ${index}`);
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('made-up participants', () => {
  it.each(REHEARSAL_SIZES)('are as many as asked for, of sectors that were asked for: %i', (size) => {
    const sectors = ['acute', 'community', 'primary', 'voluntary', 'residents'];
    const terms = { sectors, tiers: ['board'], tables: 'people' as const };
    const devices = simulatedDevices(idsOf(size), terms, chanceFrom(1));
    expect(devices.map(({ id }) => id)).toEqual(idsOf(size));
    expect(devices.every(({ sector }) => sector === null || sectors.includes(sector))).toBe(true);
    expect(new Set(devices.map(({ sector }) => sector)).size).toBeGreaterThanOrEqual(2);
    expect(devices.every(({ people }) => people >= 4 && people <= 8)).toBe(true);
  });

  it('are one person each, of no sector, where neither was asked for', () => {
    const [device] = simulatedDevices(['d'], { sectors: [], tiers: [], tables: 'none' }, chanceFrom(1));
    expect(device).toEqual({ id: 'd', sector: null, tier: null, people: 1 });
  });

  it('take part nine times in ten, within fifteen seconds', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const seconds = idsOf(400).map((id) =>
          secondsUntilDone({ step: 's', round: 1 }, id, chanceFrom(seed)),
        );
        const taking = seconds.filter((each) => each !== null);
        expect(taking.length).toBeGreaterThan(320);
        expect(taking.length).toBeLessThan(395);
        expect(Math.max(...taking)).toBeLessThanOrEqual(15);
      }),
      { numRuns: 50 },
    );
  });

  it('vote for what can be voted for, and on the whole closer together in a second round', () => {
    const agreementOf = (seed: number, round: number) => {
      const counts = [0, 0, 0, 0, 0];
      for (const id of idsOf(60)) {
        const value = simulatedLevel({ step: 's', round }, { id, sector: null }, chanceFrom(seed));
        expect(value).toMatch(/^([1-5]|dk|na)$/);
        if (Number(value)) counts[Number(value) - 1]! += 1;
      }
      return agreementA(counts)!;
    };
    const many = Array.from(
      { length: 60 },
      (_, seed) => [agreementOf(seed, 1), agreementOf(seed, 2)] as const,
    );
    const closer = many.filter(([first, second]) => second > first).length;
    expect(closer).toBeGreaterThan(50);
    // Rehearsals should meet all three words.
    expect(many.filter(([first]) => first < 0.2).length).toBeGreaterThan(2);
    expect(many.filter(([first]) => first >= 0.5).length).toBeGreaterThan(2);
  });

  it('choose only among the options and notes there are', () => {
    fc.assert(
      fc.property(seeds, fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 }), (seed, among) => {
        const chanceOf = chanceFrom(seed);
        const option = simulatedOption({ step: 's', round: 1 }, 'd', among, chanceOf);
        expect(among.length === 0 ? option === undefined : among.includes(option!)).toBe(true);
        const upvotes = simulatedUpvotes('s', 'd', among, chanceOf);
        expect(upvotes.every((note) => among.includes(note))).toBe(true);
        expect(upvotes.length).toBeLessThanOrEqual(3);
        expect(new Set(upvotes).size).toBe(upvotes.length);
      }),
    );
  });

  it('write some texts, and no more than can be read where they are many', () => {
    const texts = (many: number) =>
      idsOf(many).filter((id) => simulatedText('s', id, many, chanceFrom(3)) !== null).length;
    expect(texts(12)).toBe(12);
    expect(texts(200)).toBeGreaterThan(5);
    expect(texts(200)).toBeLessThan(30);
  });
});
