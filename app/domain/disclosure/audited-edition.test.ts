import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { countPeople, FEW_BLOCKS, finish, foundAmong, foundIn } from '../../../tests/factories/random-audit';
import type { Person } from '../../../tests/factories/random-place';
import {
  editionOf,
  placeOf,
  recipe,
  roundsOf,
  set,
  sum,
  turn,
  valuesOf,
} from '../../../tests/factories/random-place';
import { loadSolver } from '../../lib/linear-programs.server';
import type { Figure, ShownEdition } from '../edition/edition';
import type { EarlierEdition } from '../edition/shown';
import { showEdition } from '../edition/shown';
import { statisticsOf } from '../edition/place-score';
import type { Answer, Answers } from '../response/answer';
import { attackTiers } from './attack-tiers';
import { attackedEdition } from './attacked-edition';
import { auditedEdition } from './audited-edition';
import type { Solver } from './linear-program';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const audited = (
  edition: EarlierEdition,
  k: number,
  earlier: readonly EarlierEdition[] = [],
): EarlierEdition => ({
  shown: finish(
    auditedEdition(
      { set, threshold: k, protected: edition.protected, previous: earlier.at(-1) },
      earlier,
      solver,
      FEW_BLOCKS,
    ),
  ),
  protected: edition.protected,
});

/** A copy of what is shown with every figure changed. */
function withFigures(shown: ShownEdition, change: (figure: Figure, id: string) => Figure): ShownEdition {
  const item = <T extends { id: string; figure: Figure }>(one: T): T => ({
    ...one,
    figure: change(one.figure, one.id),
  });
  return {
    ...shown,
    overall: change(shown.overall, 'overall'),
    pressure: change(shown.pressure, 'pressure'),
    dimensions: shown.dimensions.map((one) => ({ ...item(one), questions: one.questions.map(item) })),
    barriers: shown.barriers.map(item),
  };
}

const small = recipe.map((from) => ({ ...from, size: 10 + (from.size % 40) }));
/** Two editions together take several times as long, and longer with each sector. */
const fewSectors = small.map((from) => ({ ...from, sectors: 1 + (from.sectors % 4) }));

describe('the auditor', () => {
  it('lets nothing pass that pins fewer people than the threshold, in any place', () => {
    fc.assert(
      fc.property(small, (from) => {
        const edition = audited(editionOf(placeOf(from)), from.k);
        expect(foundIn(edition, from.k, solver, [], FEW_BLOCKS)).toEqual([]);
        const byTier = attackTiers(
          attackedEdition(set, edition.shown, edition.protected),
          Object.keys(edition.protected.tiers),
          from.k,
          solver,
        );
        expect(foundAmong(byTier)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('lets nothing pass that an earlier edition pins together with this one', () => {
    fc.assert(
      fc.property(fewSectors, turn, (from, between) => {
        const [first, second] = roundsOf(from, [between]);
        const before = audited(first!.edition, from.k);
        const now = audited(second!.edition, from.k, [before]);
        expect(foundIn(now, from.k, solver, [before], FEW_BLOCKS)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('says of people whom it finds only what is true of them', () => {
    const known = { found: 0 };
    fc.assert(
      fc.property(small, fc.constantFrom(0.15, 0.5), (from, unsaid) => {
        const place = placeOf({ ...from, unsaid });
        const edition = oneDecimalMore(editionOf(place));
        for (const { figure, sectors, without, mean } of foundIn(edition, from.k, solver, [], FEW_BLOCKS)) {
          const values = place.people.flatMap((person: Person) => {
            const own = valuesOf(person);
            const isOne = sectors.includes(person.sector) && (without === null || !own.has(without));
            return isOne ? (own.get(figure) ?? []) : [];
          });
          if (values.length === 0 || mean === null) continue;
          known.found += 1;
          expect(sum(values) / values.length).toBeGreaterThanOrEqual(mean.low - 1e-4);
          expect(sum(values) / values.length).toBeLessThanOrEqual(mean.high + 1e-4);
        }
      }),
      // Always the same places: in some thirty others nothing is found, and then nothing is shown.
      { numRuns: 30, seed: 7 },
    );
    expect(known.found).toBeGreaterThan(0);
  });

  /** Means of groups and of the place as they are, to two decimals. */
  function oneDecimalMore(edition: EarlierEdition): EarlierEdition {
    const { sectors } = edition.protected;
    const momentsOf = (id: string, sector: string) => {
      const tally = sectors[sector]!;
      const levels = tally.items[id]?.levels;
      if (!levels) return tally.scores[id] ?? { n: 0, sum: 0, squares: 0 };
      return { n: sum(levels), sum: sum(levels.map((count, index) => count * (index + 1))), squares: 0 };
    };
    const two = (value: number) => Math.round(value * 100) / 100;
    return {
      ...edition,
      shown: withFigures(edition.shown, (figure, id) => {
        if (figure.status !== 'shown') return figure;
        const exact = (among: readonly string[]) => {
          const moments = among.map((sector) => momentsOf(id, sector));
          return two(sum(moments.map((one) => one.sum)) / sum(moments.map(({ n }) => n)));
        };
        return {
          ...figure,
          pooled:
            figure.groups.some(({ capped }) => capped) || figure.pooled.capped
              ? figure.pooled
              : {
                  ...figure.pooled,
                  mean: exact(Object.keys(sectors).filter((sector) => momentsOf(id, sector).n > 0)),
                },
          groups: figure.groups.map((group) =>
            group.capped
              ? group
              : { ...group, mean: exact(group.sectors.filter((sector) => momentsOf(id, sector).n > 0)) },
          ),
        };
      }),
    };
  }

  it('catches a merge that is missing', () => {
    const counted = countPeople({ acute: [3, 4, 2, 3, 4, 3, 2], gps: [2, 4, 3], homes: [1, 5] });
    const shown = showEdition({ set, threshold: 5, protected: counted });
    expect(foundIn({ shown, protected: counted }, 5, solver)).toEqual([]);
    const apart = withFigures(shown, (figure, id) =>
      figure.status !== 'shown' || id !== 'barrier.a'
        ? figure
        : {
            ...figure,
            groups: [
              { ...figure.groups[0]!, mean: 3 },
              { kind: 'sector', sectors: ['gps'], n: 3, mean: 3 },
              { kind: 'sector', sectors: ['homes'], n: 2, mean: 3 },
            ],
            balanced: { ...figure.balanced, mean: 3 },
            pooled: { ...figure.pooled, mean: 3 },
          },
    );
    const found = foundIn({ shown: apart, protected: counted }, 5, solver);
    expect(found.map(({ figure, sectors }) => [figure, sectors])).toContainEqual(['barrier.a', ['gps']]);
  });

  it('catches a mean that is not capped, of one sector and of several', () => {
    const places: Record<string, readonly Answer[]>[] = [
      { acute: [3, 4, 2, 3, 4, 3, 2], gps: [5, 5, 5, 5, 5] },
      { acute: [3, 4, 2, 3, 4, 3, 2], gps: [5, 5, 5], homes: [5, 5] },
    ];
    for (const sectors of places) {
      const counted = countPeople(sectors);
      const shown = finish(auditedEdition({ set, threshold: 5, protected: counted }, [], solver));
      expect(foundIn({ shown, protected: counted }, 5, solver)).toEqual([]);
      const uncapped = withFigures(shown, (figure, id) =>
        figure.status !== 'shown' || id !== 'barrier.a'
          ? figure
          : {
              ...figure,
              balanced: { ...figure.balanced, mean: 4 },
              pooled: { ...figure.pooled, mean: 3.8 },
              groups: figure.groups.map(({ capped, ...group }) => (capped ? { ...group, mean: 5 } : group)),
            },
      );
      const found = foundIn({ shown: uncapped, protected: counted }, 5, solver);
      expect(found.map(({ figure }) => figure)).toContain('barrier.a');
    }
  });

  it('catches means with one decimal more, by what they tell of the one who left out a question', () => {
    const counted = countPeople(
      { acute: [3, 4, 2, 3, 4, 3], gps: [2, 4, 3, 3, 2, 3, 3] },
      leaveOut('acute', 0),
    );
    const honest = { shown: showEdition({ set, threshold: 5, protected: counted }), protected: counted };
    expect(foundIn(honest, 5, solver)).toEqual([]);
    const found = foundIn(oneDecimalMore(honest), 5, solver);
    expect(found).toContainEqual(
      expect.objectContaining({ figure: 'a', sectors: ['acute'], without: 'a.one' }),
    );
  });

  it('catches an earlier edition that lacks one person', () => {
    const before = countPeople({ acute: [3, 4, 2, 3, 4, 3], gps: [2, 4, 3, 3, 2, 3, 3] });
    const now = countPeople({ acute: [3, 4, 2, 3, 4, 3, 5], gps: [2, 4, 3, 3, 2, 3, 3] });
    const first = { shown: showEdition({ set, threshold: 5, protected: before }), protected: before };
    // As if this were a first edition too, so that nobody is put together with others for what is new.
    const second = { shown: showEdition({ set, threshold: 5, protected: now }), protected: now };
    const found = foundIn(second, 5, solver, [first]);
    expect(found.map(({ standings }) => standings)).toContainEqual(['new']);
  });

  it('tells less of a dimension where all of it would pin somebody, and the rest in full', () => {
    // Of 10 who said 5, the one who left out a question: the means of both tell that this one said 5 too.
    const counted = countPeople(
      { acute: [3, 3, 3, 3, 3, 3, 3, 3, 3, 5], gps: [2, 4, 3, 3, 2, 3, 3, 4, 2, 2, 3] },
      leaveOut('acute', 9),
    );
    const source = { set, threshold: 5, protected: counted };
    const inFull = { shown: showEdition(source), protected: counted };
    const blocks = new Set(foundIn(inFull, 5, solver).map(({ block }) => block));
    const shown = finish(auditedEdition(source, [], solver));
    expect(Object.keys(shown.details)).toEqual([...blocks]);
    expect(foundIn({ shown, protected: counted }, 5, solver)).toEqual([]);
    expect(JSON.stringify(finish(auditedEdition(source, [], solver)))).toBe(JSON.stringify(shown));
  });

  it('does not tell means by tier where a sector minus a tier is a few people', () => {
    const councillors = (answers: Answers) => answers;
    const counted = countPeople(
      { 'local-authority': [3, 4, 2, 3, 4, 3, 1, 2], acute: [2, 4, 3, 3, 2, 3, 3, 4] },
      councillors,
    );
    const tiers = { 'elected-member': 5, board: 11 };
    const share = (n: number) => {
      const [one] = Object.values(counted.tiers);
      const scores = Object.fromEntries(
        Object.keys(one!.scores).map((id) => [id, { n, sum: 3 * n, squares: 9 * n + 2 }]),
      );
      return { ...one!, n, scores };
    };
    const byTier = {
      ...counted,
      tiers: Object.fromEntries(Object.entries(tiers).map(([id, n]) => [id, share(n)])),
    };
    const source = { set, threshold: 5, protected: byTier };
    expect(showEdition(source).tiers?.groups.map(({ n }) => n)).toEqual([11, 5]);
    expect(finish(auditedEdition(source, [], solver)).tiers).toBeNull();
    expect(statisticsOf(byTier.tiers['board']!.scores['overall']!).mean).toBe(3);
  });

  function leaveOut(sector: string, index: number) {
    return (answers: Answers, of: string, at: number): Answers => {
      if (of !== sector || at !== index) return answers;
      return Object.fromEntries(Object.entries(answers).filter(([id]) => id !== 'a.one'));
    };
  }
});
