import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROWS_NEEDED_FOR_ALPHA } from '../agreement/alpha';
import { AGREEMENT_RULES } from '../agreement/agreement-words';
import { RANKED } from '../agreement/rank-differences';
import { uniformVariance } from '../agreement/rwgj';
import { AHEAD_BY, SHARED_FOR_CONTEXT, SHARED_FOR_PROFILE } from '../comparison/nearest';
import { BEYOND_CHANCE } from '../edition/between-groups';
import { FEW_PEOPLE, WEIGHTINGS_APART } from '../edition/messages';
import { capsFor } from '../edition/told-means';
import { THRESHOLDS } from '../patterns/thresholds';
import { mostAmenable } from '../patterns/where-to-start';
import { BANDS } from '../scoring/bands';
import {
  NEEDED_FOR_DIMENSION,
  SHARE_NEEDED_FOR_OVERALL,
  SHARE_NEEDED_FOR_PRESSURE,
} from '../scoring/thresholds';
import type { Term } from './term';
import { GLOSSARY, type TermId } from './terms';

const terms: readonly Term[] = GLOSSARY.flatMap((group): readonly Term[] => group.terms);
const textOf = (id: TermId) => {
  const term = terms.find((one) => one.id === id)!;
  return [term.name, term.plain, term.formula ?? ''].join('\n');
};

/** Every link to a term in the code of the application, with the file it stands in. */
function linksIn(folder: string): { file: string; term: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap((file) => {
      const source = readFileSync(`${folder}/${file}`, 'utf8');
      const found = source.matchAll(/\/glossary#([\w-]+)|paths\.glossary\('([\w-]+)'\)|\bterm="([\w-]+)"/g);
      return [...found].map(([, address, path, prop]) => ({ file, term: (address ?? path ?? prop)! }));
    });
}

describe('the glossary', () => {
  it('has a place for every term that a page links to', () => {
    const links = linksIn('app');
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter(({ term }) => !terms.some(({ id }) => id === term))).toEqual([]);
  });

  it('gives each term and each group an address of its own', () => {
    const ids = [...GLOSSARY.map(({ id }) => id), ...terms.map(({ id }) => id)];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  });

  it('says everything that it says in full sentences, without a promise of certainty', () => {
    for (const { plain, formula, source, where } of terms) {
      for (const text of [plain, source, where]) expect(text).toMatch(/[.]$/);
      expect([plain, formula, where].join(' ')).not.toMatch(/significan|!/i);
    }
  });

  it('calls each published source by author, year and where it stands', () => {
    const published = terms.filter(({ source }) => !source.startsWith('A rule of Concord’s own'));
    expect(published.length).toBeGreaterThan(8);
    for (const { id, source } of published) {
      if (id !== 'case-study') expect(source).toMatch(/\b(19|20)\d\d\b/);
    }
  });
});

describe('the numbers in the glossary', () => {
  const percent = (share: number) => `${share * 100}%`;

  it.each<[TermId, readonly string[]]>([
    ['dimension-score', [`fewer than ${NEEDED_FOR_DIMENSION.full} questions`]],
    ['overall-score', [percent(SHARE_NEEDED_FOR_OVERALL)]],
    ['pressure', [percent(SHARE_NEEDED_FOR_PRESSURE)]],
    ['two-ways-to-count', [String(WEIGHTINGS_APART)]],
    ['band', BANDS.slice(1).map(({ from }) => String(from))],
    ['small-numbers', [`fewer than ${FEW_PEOPLE} people`]],
    [
      'agreement',
      [
        `at least ${percent(AGREEMENT_RULES.agreed.shareWithinOne)}`,
        `A at least ${AGREEMENT_RULES.agreed.agreementA}`,
        `fewer than ${percent(AGREEMENT_RULES.split.shareWithinOne)}`,
        `A below ${AGREEMENT_RULES.split.agreementA}`,
      ],
    ],
    ['rwgj', [`÷ ${uniformVariance(5)}`]],
    ['alpha', [`fewer than ${ROWS_NEEDED_FOR_ALPHA}`]],
    ['gap', [String(RANKED.gap), String(RANKED.atOnce)]],
    ['beyond-chance', [`p below ${percent(BEYOND_CHANCE)}`]],
    ['pattern', [`below ${THRESHOLDS.low}`, `high is ${THRESHOLDS.high}`]],
    ['foundation', [`below ${THRESHOLDS.low}`]],
    ['ahead', [`${AHEAD_BY}.0 or more`]],
    ['nearest-in-profile', [`at least ${SHARED_FOR_PROFILE}`]],
    ['nearest-in-context', [`at least ${SHARED_FOR_CONTEXT}`]],
    ['capped', [`${capsFor(5, 5).low} and no higher than ${capsFor(5, 5).high}`]],
  ])('on %s are those that the code goes by', (id, numbers) => {
    for (const number of numbers) expect(textOf(id)).toContain(number);
  });

  it('on what is easiest to move are the weights of its index', () => {
    const index = (score: number, agreement: number, pressure: number) =>
      mostAmenable({
        means: { a: score, b: pressure },
        agreement: { a: agreement },
        relatedBarriers: { a: ['b'] },
      })[0]!.index;
    const [room, agreement, calm] = [index(1, -1, 5), index(5, 1, 5), index(5, -1, 1)];
    const [first, second, third] = [...textOf('most-amenable').matchAll(/([\d.]+) × \(/g)].map(([, weight]) =>
      Number(weight),
    );
    expect(first).toBeCloseTo(room, 9);
    expect(second).toBeCloseTo(agreement, 9);
    expect(third).toBeCloseTo(calm, 9);
  });
});
