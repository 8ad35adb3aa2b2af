import { z } from 'zod';

/**
 * What each question file may hold, with the keys as they stand in the files. Objects are strict: a key that is not
 * named here is an error, so that a misspelt one cannot pass for an optional one left out. What the parts mean is said
 * in `types.ts`; what holds between them is looked after by `check.ts`.
 */

const text = z.string().trim().min(1);
const kebab = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id has small letters, digits and single hyphens only');
const itemId = z.string().regex(/^[a-z]+\.[a-z]+$/, 'an id looks like dimension.name, in small letters');
const level = z.literal([1, 2, 3, 4, 5]);
const form = z.enum(['full', 'workshop', 'resident']);
const count = z.int().nonnegative();
const year = z.int().min(1990).max(2100);
const basis = z.enum(['stated', 'inferred']);

const inOrder = (scale: readonly { level: number }[]) =>
  scale.every((point, index) => point.level === index + 1);
const scale = <T extends z.ZodType<{ level: number }>>(point: T) =>
  z.array(point).length(5).refine(inOrder, 'the levels are 1 to 5, in order');

export const sourceSchema = z.strictObject({ report: text, heading: text, in: text.exactOptional() });

const item = {
  id: itemId,
  text,
  help: text.exactOptional(),
  resident_help: text.exactOptional(),
  why: text,
  forms: z.array(form).nonempty(),
  sources: z.array(sourceSchema).nonempty(),
};

const questionSchema = z.strictObject({ ...item, descriptors: z.tuple([text, text, text, text, text]) });

/** `sets/<id>.yaml`: one version of the questions. */
export const questionSetSchema = z.strictObject({
  id: kebab,
  status: z.enum(['draft', 'published']),
  title: text,
  levels: scale(z.strictObject({ level, name: text, meaning: text })),
  pressure_scale: scale(z.strictObject({ level, name: text })),
  dimensions: z.array(
    z.strictObject({ id: kebab, name: text, about: text, questions: z.array(questionSchema) }),
  ),
  barriers: z.array(z.strictObject(item)),
});

/** `sets/checksums.yaml`: for each published set, the SHA-256 of its file in hexadecimal. */
export const checksumsSchema = z.record(
  kebab,
  z.string().regex(/^[0-9a-f]{64}$/, 'a checksum has 64 hexadecimal digits'),
);

/** `reports.yaml`: the reports that are cited. */
export const reportsSchema = z.array(
  z.strictObject({
    code: text,
    title: text,
    authors: text,
    publisher: text,
    published: z.string().regex(/^\d{4}(-\d{2})?$/, 'a date of publication is YYYY or YYYY-MM'),
    kind: text,
    kind_note: text,
    file: text,
  }),
);

/** `sectors.yaml`: who answers. */
export const sectorsSchema = z.strictObject({
  sectors: z
    .array(z.strictObject({ id: kebab, name: text, help: text, form: form.exactOptional() }))
    .nonempty(),
  tiers: z.array(z.strictObject({ id: kebab, name: text, help: text })).nonempty(),
});

/** `barriers-to-dimensions.yaml`: for each dimension, the barriers that bear on it most. */
export const relatedBarriersSchema = z.record(kebab, z.array(itemId));

const contextSchema = z.strictObject({
  population: count.exactOptional(),
  councils: count.exactOptional(),
  boundaries_match: z.enum(['yes', 'roughly', 'no']).exactOptional(),
  acute_trusts: count.exactOptional(),
  mental_health_trusts: count.exactOptional(),
  community_trusts: count.exactOptional(),
  gp_practices: count.exactOptional(),
  rurality: z.enum(['urban', 'rural', 'mixed']).exactOptional(),
  deprivation: z
    .enum(['more deprived than average', 'average', 'less deprived than average'])
    .exactOptional(),
  wider_system: text.exactOptional(),
  wider_system_population: count.exactOptional(),
  wider_system_places: count.exactOptional(),
  financial_position: text.exactOptional(),
  years_of_joint_working: z.number().nonnegative().exactOptional(),
  outside_support: text.exactOptional(),
  local_identity: z.enum(['strong', 'some', 'weak']).exactOptional(),
  voluntary_umbrella: z.boolean().exactOptional(),
  notes: z.array(z.strictObject({ text, source: sourceSchema })).exactOptional(),
  citations: z.array(sourceSchema).exactOptional(),
});

const ratingSchema = z.strictObject({
  question: itemId,
  level,
  basis,
  evidence: text,
  year,
  source: sourceSchema,
});

const practice = {
  id: kebab,
  title: text,
  questions: z.array(itemId).nonempty(),
  did: text,
  reported: text.exactOptional(),
  conditions: text.exactOptional(),
  kind: z.enum(['practice', 'contrast', 'failure']),
  source: sourceSchema,
};

/** `place-notes.yaml`: practices of places that a report only notes in passing. */
export const placeNotesSchema = z.array(z.strictObject({ ...practice, place: kebab, name: text, year }));

/** `patterns.yaml`: the words for each pattern. One that rests on the answers alone cites nothing. */
export const patternsSchema = z.array(
  z.strictObject({
    id: kebab,
    title: text,
    meaning: text,
    sources: z.array(sourceSchema),
    practices_on: z.array(itemId).nonempty(),
    workshop_questions: z.tuple([text, text, text]),
  }),
);

const resultSchema = z.strictObject({
  what: text,
  figure: text,
  period: text.exactOptional(),
  source: sourceSchema,
});

/** `case-studies/<id>.yaml`: one place as one report saw it, with settled ratings. */
export const caseStudySchema = z.strictObject({
  id: kebab,
  place: kebab,
  name: text,
  report: text,
  year,
  published: year,
  related: z.array(z.strictObject({ id: kebab, relation: z.enum(['same place', 'overlapping']) })),
  context: contextSchema,
  story: text,
  ratings: z.array(ratingSchema),
  practices: z.array(z.strictObject(practice)),
  results: z.array(resultSchema),
});

/** `codings/first/<id>.yaml` and `codings/second/<id>.yaml`: one reader's coding of a case study. */
export const codingSchema = z.strictObject({
  case_study: kebab,
  ratings: z.array(z.strictObject({ question: itemId, level, basis })),
});

/** `codings/settled/<id>.yaml`: how each question was settled on which the two codings differ. */
export const settlingSchema = z.strictObject({
  case_study: kebab,
  differences: z.array(
    z.strictObject({ question: itemId, level: z.union([level, z.literal('none')]), because: text }),
  ),
});
