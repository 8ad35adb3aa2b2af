import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGREEMENT_RULES } from '../agreement/agreement-words';
import { oneDecimalOf, peopleOff } from '../edition/told-means';
import { type CastVote, mayReveal, type PaperVotes, type TallyTerms, tallyRound } from './tally';

const LEVELS = ['1', '2', '3', '4', '5'];
const SECTORS = ['acute', 'council', 'primary', null];

const anyTerms = (weighted: fc.Arbitrary<boolean> = fc.boolean()): fc.Arbitrary<TallyTerms> =>
  fc.record({
    choices: fc.constant(LEVELS),
    threshold: fc.integer({ min: 3, max: 8 }),
    weighted,
    rule: fc.constantFrom(null, AGREEMENT_RULES.agreed),
  });
const anyVote = (people: fc.Arbitrary<number> = fc.integer({ min: 1, max: 20 })): fc.Arbitrary<CastVote> =>
  fc.record({
    value: fc.constantFrom(...LEVELS, ...LEVELS, ...LEVELS, 'dk', 'na'),
    sector: fc.constantFrom(...SECTORS),
    people,
  });
const anyVotes = (maxLength = 60) => fc.array(anyVote(), { maxLength });
const anyPaper: fc.Arbitrary<PaperVotes> = fc.dictionary(
  fc.constantFrom(...LEVELS, 'dk', 'na'),
  fc.integer({ min: 0, max: 500 }),
);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const choosing = (votes: readonly CastVote[]) => votes.filter(({ value }) => LEVELS.includes(value));
/** By level, of one group of devices. */
const countsOf = (votes: readonly CastVote[]) =>
  LEVELS.map((level) => votes.filter(({ value }) => value === level).length);

describe('a round of votes', () => {
  it('is not revealed of fewer devices than the threshold, whatever is typed in from paper', () => {
    fc.assert(
      fc.property(anyVotes(12), anyPaper, anyTerms(), (votes, paper, terms) => {
        if (votes.length === 0) return;
        expect(mayReveal(votes, paper, terms)).toBe(choosing(votes).length >= terms.threshold);
      }),
    );
  });

  it('of paper alone is revealed where that is enough by itself', () => {
    const terms: TallyTerms = { choices: LEVELS, threshold: 5, weighted: false, rule: null };
    expect(mayReveal([], { 3: 4, dk: 9 }, terms)).toBe(false);
    expect(mayReveal([], { 3: 4, 4: 1 }, terms)).toBe(true);
  });

  it('counts every vote once, those of devices and those on paper', () => {
    fc.assert(
      fc.property(anyVotes(), anyPaper, anyTerms(fc.constant(false)), (votes, paper, terms) => {
        const { unit, choices, unsure, devices, paper: onPaper } = tallyRound(votes, paper, terms);
        expect(unit).toBe('votes');
        expect([devices, onPaper]).toEqual([votes.length, sum(Object.values(paper))]);
        expect(sum(choices) + unsure).toBe(devices + onPaper);
      }),
    );
  });

  it('tells the same whatever the order of votes', () => {
    fc.assert(
      fc.property(anyVotes(30), anyPaper, anyTerms(), (votes, paper, terms) => {
        expect(tallyRound([...votes].reverse(), paper, terms)).toEqual(tallyRound(votes, paper, terms));
      }),
    );
  });

  it('tells percents in steps of five where tables count for their people, and else what devices voted', () => {
    fc.assert(
      fc.property(anyVotes(), anyPaper, anyTerms(fc.constant(true)), (votes, paper, terms) => {
        const { unit, choices, unsure, unweighed } = tallyRound(votes, paper, terms);
        const isUneven = votes.some(({ people }) => people > 1);
        expect(unweighed ?? false).toBe(isUneven && unit === 'votes');
        if (unit === 'votes') {
          expect(sum(choices) + unsure).toBe(votes.length + sum(Object.values(paper)));
          return;
        }
        expect(isUneven).toBe(true);
        for (const percent of [...choices, unsure]) expect(percent % 5).toBe(0);
        // Six figures, each at most half a step off.
        expect(Math.abs(sum(choices) + unsure - 100)).toBeLessThanOrEqual(15);
      }),
    );
  });

  it('names no level where the votes are split, and says nothing of agreement that its bars do not', () => {
    fc.assert(
      fc.property(anyVotes(), anyPaper, anyTerms(), (votes, paper, terms) => {
        const { agreement, choices } = tallyRound(votes, paper, terms);
        if (!agreement) return;
        expect(agreement.median === null).toBe(agreement.word === 'split');
        // The same bars of other devices: the same words.
        const alike = choices.flatMap((count, index) =>
          Array.from({ length: count }, (): CastVote => ({ value: LEVELS[index]!, sector: null, people: 1 })),
        );
        expect(tallyRound(alike, {}, { ...terms, weighted: false }).agreement).toEqual(agreement);
      }),
    );
  });
});

describe('tables that count for their people', () => {
  const terms: TallyTerms = { choices: LEVELS, threshold: 5, weighted: true, rule: null };
  const device = (value: string, people: number): CastVote => ({ value, people, sector: null });

  it('count once each where a large one could be told by its size', () => {
    const votes = [device('2', 20), ...['4', '4', '4', '5'].map((value) => device(value, 1))];
    expect(tallyRound(votes, {}, terms)).toMatchObject({
      unit: 'votes',
      unweighed: true,
      choices: [0, 1, 0, 3, 1],
    });
    // Nobody is told apart where all agree.
    const alike = votes.map((vote) => ({ ...vote, value: '3' }));
    expect(tallyRound(alike, {}, terms)).toMatchObject({ unit: 'percent', choices: [0, 0, 100, 0, 0] });
    const tables = ['2', '2', '3', '3', '4', '4'].map((value, index) => device(value, 6 + (index % 3)));
    expect(tallyRound(tables, {}, terms).unit).toBe('percent');
  });

  it('leave open of each device what it voted, tried on every way in which few could have voted', () => {
    const few = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 6 })), {
      minLength: 3,
      maxLength: 6,
    });
    const choices = ['a', 'b', 'c'];
    fc.assert(
      fc.property(few, (drawn) => {
        const votes = drawn.map(([choice, people]) => device(choices[choice]!, people));
        const told = tallyRound(votes, {}, { ...terms, choices });
        if (told.unit !== 'percent' || new Set(votes.map(({ value }) => value)).size === 1) return;
        // Everybody knows how large the tables are, and looks for what they could have voted.
        const could = votes.map(() => new Set<string>());
        for (let way = 0; way < choices.length ** votes.length; way += 1) {
          const tried = votes.map((vote, index) => ({
            ...vote,
            value: choices[Math.floor(way / choices.length ** index) % choices.length]!,
          }));
          const total = sum(tried.map(({ people }) => people));
          const shares = choices.map((choice) =>
            sum(tried.filter(({ value }) => value === choice).map(({ people }) => people)),
          );
          if (shares.some((share, index) => Math.round((share * 20) / total) * 5 !== told.choices[index]))
            continue;
          tried.forEach(({ value }, index) => could[index]!.add(value));
        }
        for (const values of could) expect(values.size).toBeGreaterThan(1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('means by sector beside the bars', () => {
  /** Rounds in which there often are such means: two or three sectors of many devices, that do not all agree. */
  const anyRound = fc
    .record({
      threshold: fc.integer({ min: 3, max: 6 }),
      sizes: fc.array(fc.integer({ min: 0, max: 16 }), { minLength: 2, maxLength: 4 }),
      values: fc.infiniteStream(fc.constantFrom('2', '2', '3', '3', '3', '4', '1', '5', 'dk')),
      paper: anyPaper,
    })
    .map(({ threshold, sizes, values, paper }) => ({
      threshold,
      paper,
      votes: sizes.flatMap((size, index) =>
        Array.from({ length: size }, (): CastVote => ({
          value: values.next().value as string,
          sector: SECTORS[index]!,
          people: 1,
        })),
      ),
    }));
  const termsFor = (threshold: number): TallyTerms => ({
    choices: LEVELS,
    threshold,
    weighted: false,
    rule: AGREEMENT_RULES.agreed,
  });
  const ofGroup = (votes: readonly CastVote[], sectors: readonly string[]) =>
    choosing(votes).filter(({ sector }) => sectors.includes(sector ?? 'not-told'));

  it('are of groups that hold every device that chose, each of twice the threshold and not of one mind', () => {
    let shown = 0;
    fc.assert(
      fc.property(anyRound, ({ threshold, votes, paper }) => {
        const { groups } = tallyRound(votes, paper, termsFor(threshold));
        if (groups.length === 0) return;
        shown += 1;
        expect(groups.length).toBeGreaterThanOrEqual(2);
        expect(sum(groups.map(({ n }) => n))).toBe(choosing(votes).length);
        for (const { sectors, n, mean } of groups) {
          const own = ofGroup(votes, sectors);
          const counts = countsOf(own);
          expect(own).toHaveLength(n);
          expect(n).toBeGreaterThanOrEqual(2 * threshold);
          expect(n - Math.max(...counts)).toBeGreaterThanOrEqual(peopleOff(threshold));
          expect(mean).toBe(oneDecimalOf(sum(counts.map((count, index) => count * (index + 1))) / n));
        }
      }),
      { numRuns: 400 },
    );
    expect(shown).toBeGreaterThan(20);
  });

  it('pin no set of fewer devices than the threshold, tried on every way in which they could have voted', () => {
    let tried = 0;
    const small = fc.tuple(
      fc.array(fc.constantFrom('2', '3', '4'), { minLength: 6, maxLength: 7 }),
      fc.array(fc.constantFrom('1', '2', '3', '3'), { minLength: 6, maxLength: 7 }),
    );
    fc.assert(
      fc.property(small, ([first, second]) => {
        const threshold = 3;
        const votes = [first, second].flatMap((values, index) =>
          values.map((value): CastVote => ({ value, sector: SECTORS[index]!, people: 1 })),
        );
        const { groups, choices } = tallyRound(votes, {}, termsFor(threshold));
        const [one, other] = groups;
        if (!one || !other) return;
        tried += 1;
        const means = [one, other].map(() => [...Array(threshold).keys()].map(() => ({ least: 9, most: 0 })));
        for (const counts of tables(one.n, choices)) {
          const rest = choices.map((count, index) => count - counts[index]!);
          if (meanOf(counts) !== one.mean || meanOf(rest) !== other.mean) continue;
          for (const [group, own] of [counts, rest].entries()) {
            const devices = own.flatMap((count, index) => Array<number>(count).fill(index + 1));
            for (let size = 1; size < threshold; size += 1) {
              const range = means[group]![size]!;
              range.least = Math.min(range.least, sum(devices.slice(0, size)) / size);
              range.most = Math.max(range.most, sum(devices.slice(-size)) / size);
            }
          }
        }
        for (const ranges of means)
          for (const { least, most } of ranges.slice(1)) expect(most - least).toBeGreaterThanOrEqual(0.5);
      }),
      { numRuns: 300 },
    );
    expect(tried).toBeGreaterThan(50);
  });

  const meanOf = (counts: readonly number[]) =>
    oneDecimalOf(sum(counts.map((count, index) => count * (index + 1))) / sum(counts));

  /** Every way in which so many devices could make up part of the bars. */
  function tables(devices: number, bars: readonly number[]): number[][] {
    const [bar, ...rest] = bars;
    if (bar === undefined) return devices === 0 ? [[]] : [];
    return Array.from({ length: Math.min(bar, devices) + 1 }, (_, count) => count).flatMap((count) =>
      tables(devices - count, rest).map((table) => [count, ...table]),
    );
  }
});
