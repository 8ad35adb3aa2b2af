import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadInstrument } from 'questions/load';
import { allQuestions, freeStandingAgenda, type Grounds, proposedAgenda, usualQuestions } from './agenda';
import { minutesPlanned } from './timing';
import { readStep, typedStep } from './typed-step';

const { current: set, patterns } = loadInstrument(
  fileURLToPath(new URL('../../../questions', import.meta.url)),
);
const ids = allQuestions(set).map(({ id }) => id);
const dimensions = set.dimensions.map(({ id }) => id);
const amenable = (dimension: string) => ({
  dimension,
  index: 0.5,
  score: 2,
  agreement: 0,
  pressure: 2,
  barriers: [],
});

const grounds = fc
  .record({
    discussed: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 12 }),
    starts: fc.uniqueArray(fc.constantFrom(...dimensions), { maxLength: 3 }),
    foundation: fc.option(fc.constantFrom('relationships', 'vision')),
    found: fc.uniqueArray(fc.constantFrom(...patterns.map(({ id }) => id)), { maxLength: 4 }),
  })
  .map(({ discussed, starts, foundation, found }): Grounds => ({
    set,
    toDiscuss: discussed.map((id) => ({
      id,
      why: 'Split: 41% within one level of the middle in your survey.',
    })),
    findings: {
      patterns: found.map((id) => ({ id, status: 'found', numbers: [] })) as never,
      start: {
        foundation: foundation === null ? null : { dimension: foundation, score: 2, among: [] },
        amenable: null,
        candidates: starts.map(amenable),
      },
    },
    patterns,
  }));
const minutes = fc.integer({ min: 5, max: 480 });

describe('the agenda of a workshop that stands by itself', () => {
  it('has a welcome, the twelve questions of the workshop form, words and actions in an hour and a half', () => {
    const agenda = freeStandingAgenda(set, usualQuestions(set), 90);
    const kinds = agenda.map(({ kind }) => kind);
    expect(kinds).toEqual(['talk', ...Array<string>(12).fill('question'), 'words', 'talk']);
    expect(minutesPlanned(agenda)).toBeGreaterThan(80);
    expect(new Set(agenda.flatMap(({ kind, minutes }) => (kind === 'question' ? minutes : []))).size).toBe(1);
  });

  it('leaves out what does not fit, and can be of no question at all', () => {
    const short = freeStandingAgenda(set, usualQuestions(set), 30);
    expect(short.filter(({ kind }) => kind === 'question').length).toBeLessThan(12);
    expect(freeStandingAgenda(set, [], 60).map(({ kind }) => kind)).toEqual(['talk', 'words', 'talk']);
  });
});

describe('the agenda proposed from results', () => {
  const whole = (more: Partial<Grounds> = {}): Grounds => ({
    set,
    toDiscuss: ids.slice(0, 3).map((id) => ({ id, why: `Because of ${id}` })),
    findings: {
      patterns: [{ id: 'fair-weather-vision', status: 'found', numbers: [] }],
      start: {
        foundation: { dimension: 'relationships', score: 2, among: [] },
        amenable: amenable('money'),
        candidates: ['money', 'vision', 'relationships'].map(amenable),
      },
    },
    patterns,
    ...more,
  });

  it('puts questions first, then patterns, the energy vote among suggested starts, words and actions, and says why', () => {
    const agenda = proposedAgenda(whole(), 120);
    expect(agenda.map(({ kind, subject }) => subject ?? kind)).toEqual([
      'talk',
      ...ids.slice(0, 3),
      'fair-weather-vision',
      'energy',
      'words',
      'talk',
    ]);
    expect(agenda[1]!.prompts[0]).toBe(`Because of ${ids[0]}`);
    const pattern = patterns.find(({ id }) => id === 'fair-weather-vision')!;
    expect(agenda[4]!.prompts.slice(1)).toEqual(pattern.workshopQuestions);
    expect(agenda[5]!.options.map(({ id }) => id)).toEqual(['relationships', 'money', 'vision']);
  });

  it('falls back on the workshop form where nothing is known of how people differ', () => {
    const agenda = proposedAgenda(whole({ toDiscuss: [] }), 240);
    expect(agenda.flatMap(({ kind, subject }) => (kind === 'question' ? subject : []))).toEqual(
      usualQuestions(set),
    );
  });

  it('adds up to no more than the time there is, in steps that could have been typed, each once', () => {
    fc.assert(
      fc.property(grounds, minutes, (given, there) => {
        const agenda = proposedAgenda(given, there);
        expect(minutesPlanned(agenda)).toBeLessThanOrEqual(there);
        expect(agenda.length).toBeGreaterThan(0);
        const subjects = agenda.flatMap(({ subject }) => subject ?? []);
        expect(new Set(subjects).size).toBe(subjects.length);
        for (const step of agenda) {
          const { kind, subject: _, ...content } = step;
          expect(readStep(kind, typedStep(step), step.options)).toEqual({ ok: true, content });
          if (kind === 'question') expect(ids).toContain(step.subject);
        }
      }),
    );
  });
});
