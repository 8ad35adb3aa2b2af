import { readFileSync } from 'node:fs';
import type { FormId, QuestionSet } from 'questions/types';
import { itemsIn } from '~/domain/response/form-items';
import { RESIDENTS, RESIDENTS_TIER } from '~/domain/response/about-you';
import { chanceFrom } from './chance';

/** A made-up person and what they say; values '1' to '5', 'dk' or 'na' by question or barrier id. */
export interface Person {
  form: FormId;
  sector: string;
  tier: string;
  answers: Record<string, string>;
  /** By question id. */
  comments?: Record<string, string>;
}

/** The 180 made-up respondents of `answers-place.csv`, and what they say of outside forces, which the file does not hold. */
export function peopleOfExampleshire(set: QuestionSet): Person[] {
  const lines = readFileSync('app/cli/demo/answers-place.csv', 'utf8').trim().split('\n');
  const [head = '', ...rows] = lines;
  const names = head.split(',');
  const people = rows.map((row): Person => {
    const cells = Object.fromEntries(row.split(',').map((cell, index) => [names[index]!, cell]));
    const { respondent: _respondent, sector = '', tier = '', ...answers } = cells;
    return {
      form: 'full',
      sector,
      tier,
      answers: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== '')),
    };
  });
  const chance = chanceFrom(20_251);
  const forces = set.barriers.map(({ id }, index) => [id, 1.8 + ((index * 7) % 12) / 5] as const);
  return people.map((person) => ({
    ...person,
    answers: {
      ...person.answers,
      ...Object.fromEntries(
        forces.flatMap(([id, pressure]) => {
          const luck = chance();
          if (luck < 0.04) return [];
          if (luck < 0.1) return [[id, 'dk']];
          return [[id, level(pressure + chance() * 2.4 - 1.2)]];
        }),
      ),
    },
  }));
}

/** How many of each sector of Exampleshire answered the year before; the voluntary sector too few to stand alone. */
const YEAR_BEFORE: Readonly<Record<string, number>> = {
  acute: 38,
  'local-authority': 33,
  'primary-care': 22,
  'mental-health': 19,
  'nhs-commissioner': 12,
  voluntary: 4,
};

/** How far, in levels, Exampleshire stood lower (or, below 0, higher) the year before; elsewhere it stood the same. */
const LOWER_BEFORE: Readonly<Record<string, number>> = {
  vision: 0.6,
  learning: 0.5,
  money: -0.7,
  people: 0.1,
};

/**
 * The made-up people of Exampleshire the year before, who were fewer. Each says what somebody of
 * their sector says now, but for some luck, and for what changed since.
 */
export function peopleOfExampleshireBefore(set: QuestionSet): Person[] {
  const chance = chanceFrom(20_250);
  const now = peopleOfExampleshire(set);
  return Object.entries(YEAR_BEFORE).flatMap(([sector, people]) => {
    const alike = now.filter((person) => person.sector === sector);
    return Array.from({ length: people }, (): Person => {
      const { answers, ...person } = alike[Math.floor(chance() * alike.length)]!;
      const before = Object.entries(answers).map(([id, value]) => {
        const luck = Math.round(chance() * 1.6 - 0.8);
        const lower = LOWER_BEFORE[id.split('.')[0]!] ?? 0;
        const step = chance() < Math.abs(lower) ? Math.sign(lower) : 0;
        const said = Number(value);
        return [id, Number.isNaN(said) ? value : level(said + luck - step)] as const;
      });
      return { ...person, answers: Object.fromEntries(before) };
    });
  });
}

/** How many answer from each sector of Sampleton, and how far from the others they see things. */
const SAMPLETON: readonly { sector: string; people: number; lean: number }[] = [
  { sector: 'local-authority', people: 14, lean: 0.5 },
  { sector: 'acute', people: 12, lean: 0.4 },
  { sector: 'primary-care', people: 9, lean: 0 },
  { sector: 'voluntary', people: 8, lean: -0.9 },
  { sector: 'residents', people: 7, lean: -0.6 },
  { sector: 'mental-health', people: 3, lean: 0 },
  { sector: 'ambulance', people: 1, lean: -0.3 },
  { sector: 'public-service', people: 2, lean: 0.1 },
];
const TIERS = ['board', 'senior-manager', 'senior-manager', 'middle-manager', 'frontline', 'elected-member'];

/** The question on which Sampleton is of two minds: half say 1 or 2, half 4 or 5. */
const SPLIT = 'money.shift';

/**
 * The made-up people of Sampleton: small sectors, residents on their own form, "I don't know" and "Does not apply here",
 * outside forces, partners who see things differently, and one question that splits them.
 *
 * @param round 0 for the first; later ones are a little further on
 */
export function peopleOfSampleton(set: QuestionSet, round: number): Person[] {
  const chance = chanceFrom(20_260 + round);
  const between = (low: number, high: number) => low + chance() * (high - low);
  const bases = new Map(
    set.dimensions.map((dimension, index) => [dimension.id, 2.1 + ((index * 5) % 12) / 7 + round * 0.35]),
  );
  return SAMPLETON.flatMap(({ sector, people, lean }) =>
    Array.from({ length: people }, (_, index): Person => {
      const form: FormId = sector === RESIDENTS ? 'resident' : 'full';
      const mood = between(-0.6, 0.6);
      const answers: Record<string, string> = {};
      for (const { id } of itemsIn(form, set)) {
        const [dimension = ''] = id.split('.');
        const luck = chance();
        if (luck < 0.05) continue;
        if (luck < 0.13) answers[id] = 'dk';
        else if (luck < 0.16) answers[id] = 'na';
        else if (id === SPLIT)
          answers[id] = String(index % 2 === 0 ? 1 + (index % 4) / 2 : 5 - (index % 3 === 0 ? 1 : 0));
        else if (dimension === 'barrier') answers[id] = level(between(2.4, 4.6) - round * 0.2);
        else answers[id] = level(bases.get(dimension)! + lean + mood + between(-0.9, 0.9));
      }
      const tier = sector === RESIDENTS ? RESIDENTS_TIER : TIERS[Math.floor(chance() * TIERS.length)]!;
      return { form, sector, tier, answers };
    }),
  );
}

const level = (value: number) => String(Math.min(5, Math.max(1, Math.round(value))));
