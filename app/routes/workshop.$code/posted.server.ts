import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { joinFields } from '~/components/workshop/participant/join-fields';
import type { Posted } from '~/components/workshop/participant/room-screen';
import { REFUSED_WORDS } from '~/domain/workshop/room-words';
import { readForm } from '~/lib/form-schema.server';
import { isRandomId, isSecure, postedForm, postedText, refuse } from '~/lib/http';
import { paths } from '~/lib/paths';
import { deviceHeader } from '~/lib/workshop-device.server';
import { takeAttempt } from '~/services/throttles.server';
import { joinWorkshop, type OwnStanding, readRoom } from '~/services/workshop-joining.server';
import { sendNote, setUpvote, takeBackNote } from '~/services/workshop-own-words.server';
import { castPlainVote } from '~/services/workshop-voting.server';
import { questionsFor } from './standing.server';

const NOT_RUNNING = 'Nobody can join now: the workshop has not started yet, or has ended.';
const FULL = 'Very many devices have joined this workshop, so no more can. Ask the facilitator.';
const TOO_MANY =
  'Very many devices have joined from your network in a short time, so yours has not. Try again in 15 minutes.';
const INCOMPLETE = 'This form is not complete. Nothing was saved. Open the page again.';

/**
 * Does what a page without JavaScript asks for, and turns to the page anew; where it could not be done, the page is shown
 * with what was sent and why.
 */
export async function takePosted(context: AppLoadContext, request: Request, standing: OwnStanding) {
  const form = await postedForm(request);
  const home = paths.workshopAt(standing.code).home;
  const does = postedText(form, 'does');
  if (does === 'join') return join(context, request, standing, form);
  // Whoever is not known (any more) is asked to join.
  if (standing.deviceId === null) return redirect(home, 303);
  const [step, note] = [form.get('step'), form.get('note')].map((id) =>
    id !== null && isRandomId(id) ? id : '',
  );
  if (!step) return refuse(400, INCOMPLETE);
  const at = { workshopId: standing.id, deviceId: standing.deviceId, stepId: step };
  const outcome = await perform();
  if (typeof outcome === 'object') {
    const posted: Posted = { note: { body: postedText(form, 'body'), problem: outcome.problem } };
    return data(posted, { status: 400 });
  }
  if (outcome in REFUSED_WORDS) {
    const problem = REFUSED_WORDS[outcome as keyof typeof REFUSED_WORDS];
    const kept = does === 'note' ? { note: { body: postedText(form, 'body'), problem } } : { problem };
    return data(kept satisfies Posted as Posted, { status: 409 });
  }
  return redirect(home, 303);

  function perform() {
    switch (does) {
      case 'vote':
        return castPlainVote(context, { ...at, round: roundIn(form) }, postedText(form, 'value'));
      case 'note': {
        const ticket = ticketIn(context, form);
        return sendNote(context, at, { ticket, body: postedText(form, 'body').slice(0, 10_000) });
      }
      case 'take-back':
        return takeBackNote(context, at, note!);
      case 'upvote':
        return setUpvote(context, at, note!, form.get('important') === 'yes');
      default:
        return refuse(400, INCOMPLETE);
    }
  }
}

async function join(context: AppLoadContext, request: Request, standing: OwnStanding, form: FormData) {
  const { code } = standing;
  const home = paths.workshopAt(code).home;
  // A second press of the button, or the way back: the page shows where the workshop is.
  if (standing.deviceId !== null) return redirect(home, 303);
  const room = (await readRoom(context, code)) ?? refuse(404);
  const read = readForm(joinFields(questionsFor(context.instrument, room)), form);
  if (!read.ok) return data<Posted>({ join: { typed: read.typed, errors: read.errors } }, { status: 400 });
  const { sector, tier, people } = read.values;
  const refusedTo = (problem: string, status: number) =>
    data<Posted>({ join: { typed: read.values, errors: {}, problem } }, { status });
  const notCounted = await takeAttempt(context, 'beginning', context.address);
  if (!notCounted) return refusedTo(TOO_MANY, 429);
  const joined = await joinWorkshop(context, standing.id, {
    ticket: ticketIn(context, form),
    sector: sector || null,
    tier: tier || null,
    people: Number(people || 1),
  });
  if (joined.outcome !== 'joined') {
    await notCounted();
    return refusedTo(joined.outcome === 'full' ? FULL : NOT_RUNNING, 409);
  }
  const secure = isSecure(request, context.baseUrl);
  const header = deviceHeader(context.keys, code, joined.deviceId, { secure });
  return redirect(home, { status: 303, headers: { 'Set-Cookie': header } });
}

/** The form's ticket; a new one where the page came without, or with none of ours. */
function ticketIn({ newId }: AppLoadContext, form: FormData): string {
  const ticket = form.get('ticket');
  return ticket !== null && isRandomId(ticket) ? ticket : newId();
}

function roundIn(form: FormData): number {
  const round = Number(postedText(form, 'round'));
  return Number.isSafeInteger(round) && round >= 1 && round <= 1_000_000 ? round : refuse(400, INCOMPLETE);
}
