import type { Request, RequestHandler } from 'express';
import { itemsIn } from '~/domain/response/form-items';
import { bodyOf, sendJson } from '~/lib/plain-json.server';
import { readOwnAccess } from '~/lib/session.server';
import type { Services } from '~/services/context.server';
import { type Entry, findOwnResponse, type OwnResponse, saveOwnEntries } from '~/services/responses.server';
import { readBatch } from './batch.server';

const GONE = 'These answers are no longer here. They may have been withdrawn, or their time is over.';
const CLOSED = 'This survey is closed, so this change was not saved. What you sent before stands.';

interface Reply {
  status: 200 | 400 | 404 | 409;
  body: object;
}

/**
 * The address at which answers are saved as they are given. A plain handler and no Remix route, since it is asked more
 * often than all pages together and shows nothing (docs/decisions/0020). It stands behind all that judges a request as
 * such: its method, where it comes from, the size and kind of its body.
 */
export function answerSaves(services: Services): RequestHandler {
  return (req, res, next) => {
    replyTo(services, req)
      .then((reply) => reply && sendJson(res, reply.status, JSON.stringify(reply.body)))
      .catch(next);
  };
}

/** Undefined where the sender went away before all was sent: then nothing is saved, and nobody is there to be told. */
async function replyTo(services: Services, req: Request): Promise<Reply | undefined> {
  const { handle = '' } = req.params;
  const cookies = req.headers.cookie ?? null;
  const access = isHandle(handle) ? await readOwnAccess(services.keys, handle, cookies) : undefined;
  if (!access) return refused(404, GONE);
  if (req.method !== 'POST') return standing(services, access.responseId);
  const body = await bodyOf(req);
  return body === undefined ? undefined : save(services, access.responseId, body);
}

/** How a response stands: what a page asks for when it is looked at again. */
async function standing(services: Services, responseId: string): Promise<Reply> {
  const response = await findOwnResponse(services, responseId);
  return response ? { status: 200, body: { view: viewOf(response) } } : refused(404, GONE);
}

/**
 * Saves answers and comments as they are given. The acknowledgement comes after the commit; every entry is told
 * 'saved' or 'older' (a newer one stands), and how the response stands now comes with it.
 */
async function save(services: Services, responseId: string, body: string): Promise<Reply> {
  const response = await findOwnResponse(services, responseId);
  if (!response) return refused(404, GONE);
  const { questionSet, aboutYou } = response;
  const asked = new Set(itemsIn(aboutYou.form, questionSet).map((item) => item.id));
  const batch = readBatch(body, { set: questionSet.id, form: aboutYou.form, asked });
  if (!batch.ok) return refused(batch.status, batch.words);
  const outcomes = await saveOwnEntries(services, response.id, batch.entries);
  if (outcomes.includes('refused')) return refused(409, CLOSED);
  // What was just saved is laid over what was read before; only where somebody was newer is it read once more.
  const now = outcomes.includes('older') ? await findOwnResponse(services, response.id) : undefined;
  const view = viewOf(now ?? withEntries(response, batch.entries));
  return { status: 200, body: { outcomes, view } };
}

function withEntries(response: OwnResponse, entries: readonly Entry[]) {
  const answers = { ...response.answers };
  const comments = { ...response.comments };
  for (const { kind, questionId, value } of entries) {
    (kind === 'answer' ? answers : comments)[questionId] = value;
  }
  const lastSequence = Math.max(response.lastSequence, ...entries.map((entry) => entry.sequence));
  return { answers, comments, lastSequence };
}

const isHandle = (text: string) => /^[0-9a-f]{16}$/.test(text);

const viewOf = ({
  answers,
  comments,
  lastSequence,
}: Pick<OwnResponse, 'answers' | 'comments' | 'lastSequence'>) => ({
  answers,
  comments,
  lastSequence,
});

const refused = (status: 400 | 404 | 409, words: string): Reply => ({ status, body: { error: words } });
