/**
 * The one script of a participant's page: keeps it in step with the room, and sends what is chosen and written without
 * turning the page. Where it does not run, the same forms are posted as they are.
 */
import { noteProblem, tidyNote } from '~/domain/workshop/notes';
import { closedVoteWords, openVoteWords, REFUSED_WORDS, voteMark } from '~/domain/workshop/room-words';
import { keepInStep } from '../live-link';
import { replaceScreen, sayIn, screenIn } from './screen';
import { voteStanding } from './standing';
import { type Answered, openVoteQueue } from './vote-queue';

/** What the server tells at a look. */
interface Look {
  sequence: number;
  key: string;
  /** Null: the page has it. */
  html: string | null;
  own: { vote: { value: string; sequence: number } | null; upvotes: string[]; notes: string; ticket: string };
}

const GIVE_UP_MS = 10_000;
const LOST = 'No connection. This page goes on by itself as soon as there is one.';

const room = document.getElementById('room');
if (room) takePart(room);

function takePart(room: HTMLElement) {
  const { view, votes, notes, stream, home } = room.dataset as Record<string, string>;
  const said = document.getElementById('room-said');
  const connection = document.getElementById('room-connection');
  const refresh = document.querySelector<HTMLElement>('.app-room__refresh');
  const byId = (id: string) => room.querySelector(`#${id}`);
  let own: Look['own'] | undefined;
  let shown: string | undefined;
  let isLost = false;
  /** The round in which a vote came too late, as `step round`; '' for none. */
  let late = '';

  const queue = openVoteQueue({
    tab: random(8),
    storage: storageOf(),
    name: `concord-votes:${home}`,
    async send(vote) {
      const answer = await post(votes!, vote);
      return answer?.outcome as Answered | undefined;
    },
    later(run, ms) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    changed(answered) {
      if (answered) settled(answered.vote, answered.answer);
      paint();
    },
  });

  function settled(vote: { step: string; round: number; value: string; sequence: number }, answer: Answered) {
    const { step, round } = at();
    const isHere = vote.step === step && vote.round === round;
    if (answer === 'closed') late = `${vote.step} ${vote.round}`;
    if (answer === 'saved' && isHere && own) own.vote = { value: vote.value, sequence: vote.sequence };
    else void look();
  }

  /** The number of the event that the screen shows. */
  const sequence = () => parseInt(room.dataset.key!, 10);

  /** Where the room is, as the screen says. */
  function at() {
    const {
      screen = '',
      round = '0',
      phase = '',
      said: words = '',
      choices = '{}',
    } = screenIn(room)?.dataset ?? {};
    return { step: screen, round: Number(round), phase, words, choices };
  }

  /** Shows how this device's own votes and texts stand. */
  function paint() {
    const { step, round, phase, choices } = at();
    const queued = queue.find(step, round);
    const isLate = late === `${step} ${round}`;
    const known = { stands: own?.vote ?? null, queued, waiting: queue.isWaiting(), late: isLate };
    const line = byId('vote-status');
    const standing = voteStanding(known, JSON.parse(choices) as Record<string, string>);
    if (own && line) {
      const words = phase === 'open' ? openVoteWords(standing) : closedVoteWords(standing);
      sayIn(line, words, voteMark(standing));
    }
    const chosen = queued?.value ?? own?.vote?.value;
    if (own)
      for (const button of room.querySelectorAll<HTMLButtonElement>('button[name="value"]'))
        button.setAttribute('aria-pressed', String(button.value === chosen));
    // A vote that was too late is told of wherever the room is by now.
    const elsewhere = isLate ? (line ? '' : closedVoteWords(standing)) : late && REFUSED_WORDS.closed;
    sayIn(connection, isLost ? LOST : elsewhere);
    if (refresh) refresh.hidden = !isLost;
  }

  function paintWords() {
    if (!own) return;
    const slot = room.querySelector('[data-own="notes"]');
    if (slot && slot.innerHTML !== own.notes && !slot.contains(document.activeElement))
      slot.innerHTML = own.notes;
    for (const button of room.querySelectorAll<HTMLButtonElement>('button[data-note]')) {
      const chosen = own.upvotes.includes(button.dataset.note!);
      button.setAttribute('aria-pressed', String(chosen));
      button.value = chosen ? 'no' : 'yes';
    }
    for (const ticket of room.querySelectorAll<HTMLInputElement>('input[name="ticket"]'))
      ticket.value ||= own.ticket;
  }

  function show({ key, html, own: told }: Look) {
    const before = at();
    own = told;
    room.dataset.key = key;
    if (html !== null && html !== shown) {
      replaceScreen(room, html);
      shown = html;
    }
    const { step, round, phase, words } = at();
    if (step !== before.step) late = '';
    if (step !== before.step || round !== before.round || phase !== before.phase) {
      sayIn(said, words);
      if (words)
        document.title = [words.replace(/\.$/, ''), ...document.title.split(' - ').slice(1)].join(' - ');
    }
    paintWords();
    paint();
  }

  let looking = false;
  let lookAgain = false;

  /** Asks how the room stands; once at a time, and once more where it was asked for meanwhile. */
  async function look(): Promise<void> {
    lookAgain = looking;
    if (looking) return;
    looking = true;
    const answer = await request(`${view}?have=${room.dataset.key}`);
    isLost = answer === undefined || answer.status >= 500;
    if (answer?.ok) show((await answer.json().catch(() => undefined)) as Look);
    else if (answer && answer.status < 500) leave();
    else paint();
    looking = false;
    if (lookAgain) void look();
  }

  /** The workshop is gone, which the page itself says. */
  function leave() {
    link.stop();
    location.reload();
  }

  async function post(path: string, body: object): Promise<{ outcome: string; words?: string } | undefined> {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await request(path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (answer && answer.status < 500 && !answer.ok) return { outcome: 'unknown' };
    return answer?.ok ? (answer.json().catch(() => undefined) as Promise<{ outcome: string }>) : undefined;
  }

  let busy = false;

  /** Sends what is no vote, once at a time. @param done what to say, and to do, once it was taken */
  async function send(path: string, body: object, done: string, taken = () => {}): Promise<void> {
    if (busy) return;
    busy = true;
    sayIn(byId('note-status'), 'Sending', 'waiting');
    const answer = await post(path, body);
    busy = false;
    const isTaken = ['sent', 'saved', 'taken-back'].includes(answer?.outcome ?? '');
    const refused = answer ? (answer.words ?? '') : REFUSED_WORDS.offline;
    if (isTaken) taken();
    sayIn(byId('note-status'), isTaken ? done : refused, isTaken ? 'saved' : 'problem');
    if (answer) await look();
  }

  function sendNote(form: HTMLFormElement, step: string) {
    const field = form.elements.namedItem('body') as HTMLTextAreaElement;
    const ticket = form.elements.namedItem('ticket') as HTMLInputElement;
    const body = field.value;
    const problem = noteProblem(tidyNote(body));
    if (problem !== undefined) return sayIn(byId('note-status'), problem, 'problem');
    ticket.value ||= random(16);
    void send(notes!, { step, ticket: ticket.value, body }, 'Sent. The facilitator reads it now.', () => {
      ticket.value = random(16);
      const now = byId('body') as HTMLTextAreaElement | null;
      if (now?.value === body) now.value = '';
    });
  }

  room.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const { does } = form.dataset;
    if (!does) return;
    event.preventDefault();
    const valueOf = (name: string) => (form.elements.namedItem(name) as HTMLInputElement | null)?.value ?? '';
    const step = valueOf('step');
    const button = event.submitter as HTMLButtonElement | null;
    if (does === 'vote' && button) {
      const { round } = at();
      const now = queue.find(step, round) ?? own?.vote;
      if (now?.value !== button.value)
        queue.cast({ step, round, value: button.value }, own?.vote?.sequence ?? 0);
    }
    if (does === 'note') sendNote(form, step);
    if (does === 'take-back') void send(notes!, { step, takeBack: valueOf('note') }, 'Taken back.');
    if (does === 'upvote' && button)
      void send(votes!, { step, note: valueOf('note'), important: button.value === 'yes' }, 'Saved.');
  });

  const link = keepInStep({
    seen: sequence(),
    open: (seen) => new EventSource(`${stream}?seen=${seen}`),
    async look() {
      await look();
      if (isLost) throw new Error('out of reach');
      return { sequence: sequence() };
    },
    refresh: () => void look(),
    counted: () => {},
    connected(connection) {
      isLost = connection === 'lost';
      paint();
    },
    random: Math.random,
  });
  const wake = () => {
    if (document.hidden) return;
    link.wake();
    void queue.flush();
  };
  document.addEventListener('visibilitychange', wake);
  addEventListener('online', wake);
  addEventListener('pageshow', ({ persisted }) => persisted && wake());
  // Another tab of this device has voted.
  addEventListener('storage', () => void look());
  void look();
  void queue.flush();
  paint();
}

/** Undefined where there is no connection, or no answer in time. */
async function request(path: string, init: RequestInit = {}): Promise<Response | undefined> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), GIVE_UP_MS);
  try {
    return await fetch(path, { ...init, signal: patience.signal });
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function random(bytes: number): string {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function storageOf(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
