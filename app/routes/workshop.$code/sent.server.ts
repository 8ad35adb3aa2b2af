import { z } from 'zod';

const id = z.string().regex(/^[0-9a-f]{32}$/);

/** What a page's script sends: a vote of a round, or whether a shown text is important. */
export const VoteSent = z.union([
  z.object({ step: id, note: id, important: z.boolean() }).strict(),
  z
    .object({
      step: id,
      round: z.number().int().min(1).max(1_000_000),
      value: z.string().max(100),
      // Far below what the database's integers hold, so that there is always a next number.
      sequence: z.number().int().min(1).max(2_000_000_000),
      tab: z.string().regex(/^[0-9a-f]{16}$/),
    })
    .strict(),
]);

/** A text, or the id of one that is taken back. */
export const NoteSent = z.union([
  z.object({ step: id, takeBack: id }).strict(),
  z.object({ step: id, ticket: id, body: z.string().max(10_000) }).strict(),
]);

/** Reads a body as it has to be; undefined where it is not. */
export function readSent<T>(shape: z.ZodType<T>, body: string): T | undefined {
  try {
    return shape.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
