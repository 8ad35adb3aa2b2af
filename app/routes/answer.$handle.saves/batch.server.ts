import { z } from 'zod';
import { parseAnswer } from '~/domain/response/answer';
import { COMMENT_LIMIT, isTooLong, tidyComment } from '~/domain/response/comments';
import type { Entry } from '~/services/responses.server';

/** More than every question and comment of the longest form at once. */
const MOST_ENTRIES = 200;

const place = {
  question: z.string().max(100),
  // Far below what the database's integers hold, so that there is always a next number.
  sequence: z.number().int().min(1).max(2_000_000_000),
  device: z.string().regex(/^[0-9a-f]{16}$/),
};

const Batch = z.object({
  set: z.string(),
  form: z.string(),
  entries: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('answer'), ...place, value: z.string().max(2) }),
        z.object({ kind: z.literal('comment'), ...place, value: z.string().max(COMMENT_LIMIT * 2) }),
      ]),
    )
    .min(1)
    .max(MOST_ENTRIES),
});

type Read = { ok: true; entries: Entry[] } | { ok: false; status: 400 | 409; words: string };

const wrong = (words: string): Read => ({ ok: false, status: 400, words });

/**
 * Reads a batch of answers as a page sends it. All or nothing: one wrong entry refuses the batch, since no page of
 * ours sends one.
 * @param asked ids of the questions of the respondent's form
 */
export function readBatch(
  body: string,
  own: { set: string; form: string; asked: ReadonlySet<string> },
): Read {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return wrong('This could not be read. Nothing was saved.');
  }
  const parsed = Batch.safeParse(json);
  if (!parsed.success)
    return wrong('This is not an answer that can be saved. Reload the page and answer again.');
  const { set, form, entries } = parsed.data;
  if (set !== own.set || form !== own.form) {
    const words =
      'This page belongs to another version of the questions. Reload it; what was saved before stands.';
    return { ok: false, status: 409, words };
  }
  const read: Entry[] = [];
  for (const { kind, question, sequence, device, value } of entries) {
    if (!own.asked.has(question)) return wrong('This question is not part of your form. Reload the page.');
    if (kind === 'answer') {
      const answer = parseAnswer(value);
      if (answer === undefined) return wrong('Choose one of the answers shown.');
      read.push({
        kind,
        questionId: question,
        value: String(answer) as `${typeof answer}`,
        sequence,
        device,
      });
    } else {
      const comment = tidyComment(value);
      if (isTooLong(comment)) return wrong(`Shorten your comment to ${COMMENT_LIMIT} characters or fewer.`);
      read.push({ kind, questionId: question, value: comment, sequence, device });
    }
  }
  return { ok: true, entries: read };
}
