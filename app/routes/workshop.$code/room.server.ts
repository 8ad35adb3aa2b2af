import express, { type Request, type RequestHandler } from 'express';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { OwnNotes } from '~/components/workshop/participant/own-notes';
import { NOTHING_OWN, type OwnPart, type RoomView } from '~/domain/workshop/room-view';
import { REFUSED_WORDS, type RefusedWords } from '~/domain/workshop/room-words';
import { paths } from '~/lib/paths';
import { bodyOf, sendJson } from '~/lib/plain-json.server';
import { compressLong } from '~/lib/web.server';
import type { Services } from '~/services/context.server';
import { type OwnStanding, readOwnPart } from '~/services/workshop-joining.server';
import { sendNote, setUpvote, takeBackNote } from '~/services/workshop-own-words.server';
import { castVote } from '~/services/workshop-voting.server';
import { NoteSent, readSent, VoteSent } from './sent.server';
import { keepScreens, type Screen } from './screens.server';
import { standingFor, THROTTLED, UNKNOWN } from './standing.server';

interface Reply {
  status: 200 | 400 | 404 | 405 | 429;
  json: string;
}

const reply = (status: Reply['status'], body: object): Reply => ({ status, json: JSON.stringify(body) });
const refused = (status: Reply['status'], error: string) => reply(status, { error });
const UNREADABLE = 'This could not be read, so nothing was saved. Reload the page.';

/**
 * The addresses by which the page of a participant keeps in step and sends what was chosen. Plain handlers and no Remix
 * routes: a whole room asks at once after each reveal (docs/decisions/0030). They stand behind all that judges a request
 * as such: its method, where it comes from, the size and kind of its body.
 */
export function answerRoom(services: Services): RequestHandler {
  const screenOf = keepScreens(services);
  const handle =
    (answer: (standing: OwnStanding, req: Request) => Promise<Reply | undefined>): RequestHandler =>
    (req, res, next) => {
      const asking = { cookies: req.headers.cookie, address: req.ip ?? '' };
      standingFor(services, req.params.code ?? '', asking)
        .then((standing) => {
          if (standing === 'unknown') return refused(404, UNKNOWN);
          if (standing === 'throttled') return refused(429, THROTTLED);
          return answer(standing, req);
        })
        .then((answered) => answered && sendJson(res, answered.status, answered.json))
        .catch(next);
    };
  const at = paths.workshopAt(':code');
  const router = express.Router();
  router.all(
    at.view,
    compressLong,
    handle(async (standing, req) => {
      const screen = await screenOf(standing);
      return screen ? look(services, standing, screen, String(req.query.have ?? '')) : refused(404, UNKNOWN);
    }),
  );
  router.all(
    at.votes,
    handle((standing, req) => posted(req, (body) => vote(services, standing, body))),
  );
  router.all(
    at.notes,
    handle((standing, req) => posted(req, (body) => note(services, standing, body))),
  );
  return router;
}

/** The screen, unless the page has it, and what this device alone is told. */
async function look(
  services: Services,
  { deviceId }: OwnStanding,
  { room, key, html }: Screen,
  have: string,
): Promise<Reply> {
  const own = deviceId === null ? NOTHING_OWN : await readOwnPart(services, room, deviceId);
  const told = JSON.stringify({ ...ownOnPage(room, own), ticket: services.newId() });
  const json = `{"sequence":${room.sequence},"key":"${key}","html":${have === key ? 'null' : html},"own":${told}}`;
  return { status: 200, json };
}

/** What a device is told of its own: its texts as HTML, since they are drawn here alone. */
const ownOnPage = ({ step, code }: RoomView, { vote, notes, upvotes }: OwnPart) => ({
  vote,
  upvotes,
  notes:
    step?.kind === 'words'
      ? renderToStaticMarkup(
          createElement(OwnNotes, { notes, step: step.id, action: paths.workshopAt(code).home }),
        )
      : '',
});

async function posted(req: Request, answer: (body: string) => Promise<Reply>): Promise<Reply | undefined> {
  if (req.method !== 'POST') return refused(405, 'This address takes votes and texts alone.');
  const body = await bodyOf(req);
  return body === undefined ? undefined : answer(body);
}

async function vote(services: Services, { id, deviceId }: OwnStanding, body: string): Promise<Reply> {
  const sent = readSent(VoteSent, body);
  if (!sent) return refused(400, UNREADABLE);
  if (deviceId === null) return reply(200, { outcome: 'unknown' });
  const at = { workshopId: id, deviceId, stepId: sent.step };
  if ('note' in sent) return told(await setUpvote(services, at, sent.note, sent.important));
  const { round, ...cast } = sent;
  return told(await castVote(services, { ...at, round }, cast));
}

async function note(services: Services, { id, deviceId }: OwnStanding, body: string): Promise<Reply> {
  const sent = readSent(NoteSent, body);
  if (!sent) return refused(400, UNREADABLE);
  if (deviceId === null) return reply(200, { outcome: 'unknown' });
  const at = { workshopId: id, deviceId, stepId: sent.step };
  if ('takeBack' in sent) return told(await takeBackNote(services, at, sent.takeBack));
  const outcome = await sendNote(services, at, sent);
  return typeof outcome === 'string'
    ? told(outcome)
    : reply(200, { outcome: 'wrong', words: outcome.problem });
}

/** An outcome, with the words for it where there are any. */
const told = (outcome: string) =>
  reply(200, {
    outcome,
    ...(Object.hasOwn(REFUSED_WORDS, outcome) && { words: REFUSED_WORDS[outcome as RefusedWords] }),
  });
