import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { itemsIn } from '~/domain/response/form-items';
import { findOwnResponse, type OwnResponse, saveOwnEntries } from '~/services/responses.server';
import { findOwnAccess } from '../answer.$handle/own-response.server';
import { readBatch } from './batch.server';

const GONE = 'These answers are no longer here. They may have been withdrawn, or their time is over.';
const CLOSED = 'This survey is closed, so this change was not saved. What you sent before stands.';

/** How a response stands: what a page asks for when it is looked at again. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const access = await findOwnAccess(context, request, params.handle);
  const response = access && (await findOwnResponse(context, access.responseId));
  return response ? answer({ view: viewOf(response) }) : refused(404, GONE);
}

/**
 * Saves answers and comments as they are given. The acknowledgement comes after the commit; every entry is told
 * 'saved' or 'older' (a newer one stands), and how the response stands now comes with it.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return refused(405, 'Send answers as a post.');
  const access = await findOwnAccess(context, request, params.handle);
  const response = access && (await findOwnResponse(context, access.responseId));
  if (!response) return refused(404, GONE);
  const { questionSet, aboutYou } = response;
  const asked = new Set(itemsIn(aboutYou.form, questionSet).map((item) => item.id));
  const batch = readBatch(await request.text(), { set: questionSet.id, form: aboutYou.form, asked });
  if (!batch.ok) return refused(batch.status, batch.words);
  const outcomes = await saveOwnEntries(context, response.id, batch.entries);
  if (outcomes.includes('refused')) return refused(409, CLOSED);
  // What was just saved is laid over what was read before; only where somebody was newer is it read once more.
  const now = outcomes.includes('older') ? await findOwnResponse(context, response.id) : undefined;
  const view = viewOf(now ?? withEntries(response, batch.entries));
  return answer({ outcomes, view });
}

function withEntries(
  response: OwnResponse,
  entries: Extract<ReturnType<typeof readBatch>, { ok: true }>['entries'],
) {
  const answers = { ...response.answers };
  const comments = { ...response.comments };
  for (const { kind, questionId, value } of entries) {
    (kind === 'answer' ? answers : comments)[questionId] = value;
  }
  const lastSequence = Math.max(response.lastSequence, ...entries.map((entry) => entry.sequence));
  return { ...response, answers, comments, lastSequence };
}

const viewOf = ({ answers, comments, lastSequence }: OwnResponse) => ({ answers, comments, lastSequence });

function refused(status: 400 | 404 | 405 | 409, words: string) {
  return answer({ error: words }, status);
}

function answer(body: object, status = 200) {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}
