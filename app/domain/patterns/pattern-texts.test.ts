import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadInstrument } from '../../../questions/load';
import { practicesFor } from '../comparison/case-study-points';
import { RULES } from './rules';

const { patterns, caseStudies } = loadInstrument(
  fileURLToPath(new URL('../../../questions', import.meta.url)),
);

describe('the texts of the patterns', () => {
  it('are one for each rule, in the same order', () => {
    expect(patterns.map(({ id }) => id)).toEqual(Object.keys(RULES));
  });

  it('go by an id that is their title', () => {
    for (const { id, title } of patterns) {
      expect(title.toLowerCase().replaceAll(',', '').replaceAll(' ', '-')).toBe(id);
    }
  });

  it('mean something in two to four sentences', () => {
    const wrong = patterns.filter(({ meaning }) => !/^([^.]+\.){2,4}$/.test(meaning));
    expect(wrong.map(({ id, meaning }) => [id, meaning])).toEqual([]);
  });

  it('cite a report, but for the one that rests on statistics alone', () => {
    const silent = patterns.filter(({ sources }) => sources.length === 0);
    expect(silent.map(({ id }) => id)).toEqual(['partners-see-different-places']);
  });

  it('have open questions, which cannot be answered with yes or no', () => {
    const last = (text: string) => text.split('. ').at(-1)!;
    const closed = patterns
      .flatMap(({ workshopQuestions }) => workshopQuestions)
      .filter((text) => !/\b(who|what|which|when|where|how)\b.*[?.]$/i.test(last(text)));
    expect(closed).toEqual([]);
  });

  it('lead to practices in the case studies', () => {
    const without = patterns.flatMap(({ id, practicesOn }) =>
      practicesOn
        .filter((question) => practicesFor(question, caseStudies).length === 0)
        .map((question) => [id, question]),
    );
    expect(without).toEqual([]);
  });
});
