import type { AppLoadContext } from '@remix-run/node';
import { ukToday } from '~/domain/actions/typed-action';
import { noteRefusalWords } from '~/domain/workshop/console-messages';
import { FOLLOWUP_KINDS, MOST_FOLLOWUPS, readFollowup } from '~/domain/workshop/followup';
import { NOTE_MOVES, type NoteState } from '~/domain/workshop/moderation';
import { readAgreement } from '~/domain/workshop/typed-agreement';
import { paperValues, readPaper } from '~/domain/workshop/typed-paper';
import type { WorkshopView } from '~/domain/workshop/view';
import { postedText } from '~/lib/http';
import type { InPlace } from '~/services/places.server';
import { recordAgreement } from '~/services/workshop-agreement.server';
import {
  addFollowup,
  changeFollowup,
  listWorkshopFollowups,
  removeFollowup,
} from '~/services/workshop-followups.server';
import { moderateNote } from '~/services/workshop-moderation.server';
import { keepPaperVotes } from '~/services/workshop-paper.server';
import { fieldOf } from './fields';
import type { Posted } from './posted';
import { UNREADABLE } from './posted-command.server';

/** More than any field takes: longer texts are cut, and are too long still. */
const LONGEST = 2_000;

/** What a form leads to: words or typed text to show, 'not-there', or once it is done the part of the page to go back to. */
export type Done = { done: string };
type Outcome = Posted | 'not-there' | Done;

/** What is posted besides commands, and by whom. */
interface Sent {
  context: AppLoadContext;
  by: InPlace;
  workshop: WorkshopView;
  said: (name: string) => string;
}

/** Does what a form says that changes what a workshop comes to. */
export async function doPostedOutcome(
  context: AppLoadContext,
  by: InPlace,
  workshop: WorkshopView,
  form: FormData,
): Promise<Outcome> {
  const said = (name: string) => postedText(form, name).replace(/\r\n?/g, '\n').slice(0, LONGEST);
  const sent: Sent = { context, by, workshop, said };
  switch (said('intent')) {
    case 'agreement':
      return agreement(sent);
    case 'paper':
      return paper(sent);
    case 'follow-up':
      return said('remove') === 'yes' ? removal(sent) : followup(sent);
    case 'note':
      return note(sent);
    default:
      return UNREADABLE;
  }
}

const overtaken = (words: string): Posted => ({ about: 'console', status: 409, words });

async function agreement({ context, by, workshop, said }: Sent): Promise<Outcome> {
  const stepId = said('step');
  const typed = { level: said('level'), reasons: said('reasons'), dissent: said('dissent') };
  const kept = { about: 'agreement' as const, stepId, typed };
  const read = readAgreement(typed);
  if (!read.ok) return { ...kept, status: 400, errors: read.errors, changed: false };
  const change = { stepId, version: Number(said('version')), agreement: read.agreement };
  const outcome = await recordAgreement(context, by, workshop.id, change);
  if (outcome === 'changed') return { ...kept, status: 409, errors: {}, changed: true };
  if (outcome === 'not-now') return overtaken('Start the workshop first.');
  // A question that was taken off the agenda meanwhile is no other page.
  if (outcome === 'not-there') return overtaken('This question is not on the agenda any more.');
  return { done: `#${fieldOf('agreement', stepId)}` };
}

async function paper({ context, by, workshop, said }: Sent): Promise<Outcome> {
  const stepId = said('step');
  const round = Number(said('round'));
  const step = workshop.steps.find(({ id }) => id === stepId);
  if (!step || step.choices.length === 0) return overtaken('This step is not on the agenda any more.');
  const typed = Object.fromEntries(
    paperValues(step.choices).map((value) => [value, said(fieldOf('paper', value))]),
  );
  const kept = { about: 'paper' as const, stepId, round, typed };
  const read = readPaper(typed, step.choices);
  if (!read.ok) return { ...kept, status: 400, errors: read.errors, changed: false };
  const votes = { stepId, round, paper: read.paper, mark: said('mark') };
  const outcome = await keepPaperVotes(context, by, workshop.id, votes);
  if (outcome === 'not-there') return outcome;
  if (outcome === 'changed') return { ...kept, status: 409, errors: {}, changed: true };
  if (outcome === 'not-now')
    return overtaken(
      'Votes on paper are taken while a round is open or closed, and never once its result was seen.',
    );
  return { done: '#paper' };
}

async function followup({ context, by, workshop, said }: Sent): Promise<Outcome> {
  const kind = FOLLOWUP_KINDS.find((one) => one === said('kind'));
  if (!kind) return UNREADABLE;
  const id = said('id');
  const typed = { what: said('what'), ownerRole: said('ownerRole'), due: said('due') };
  const before =
    id === '' ? undefined : (await listWorkshopFollowups(context, workshop)).find((one) => one.id === id);
  const kept = { about: 'follow-up' as const, kind, id, typed };
  const read = readFollowup(kind, typed, ukToday(context.clock().toISOString()), before);
  if (!read.ok) return { ...kept, status: 400, errors: read.errors, changed: false };
  const outcome =
    id === ''
      ? await addFollowup(context, by, workshop.id, kind, read.content, said('ticket'))
      : await changeFollowup(context, by, workshop.id, { id, mark: said('mark'), content: read.content });
  switch (outcome) {
    case 'done':
      return { done: '#follow-ups' };
    case 'not-there':
      return outcome;
    case 'changed':
      return { ...kept, status: 409, errors: {}, changed: true };
    case 'gone':
      return overtaken('Somebody else removed this meanwhile. Add it again if it should stay.');
    case 'too-many':
      return overtaken(
        `A workshop can have ${MOST_FOLLOWUPS} actions and parked questions. Remove some first.`,
      );
    case 'not-now':
      return overtaken('Start the workshop first.');
  }
}

async function removal({ context, by, workshop, said }: Sent): Promise<Outcome> {
  const outcome = await removeFollowup(context, by, workshop.id, { id: said('id'), mark: said('mark') });
  if (outcome === 'not-there') return outcome;
  if (outcome === 'changed')
    return overtaken('Somebody else changed this meanwhile. Look at how it stands now before you remove it.');
  return { done: '#follow-ups' };
}

async function note({ context, by, workshop, said }: Sent): Promise<Outcome> {
  const move = NOTE_MOVES.find((one) => one === said('move'));
  if (!move) return UNREADABLE;
  const outcome = await moderateNote(context, by, workshop.id, {
    noteId: said('id'),
    move,
    was: said('was') as NoteState,
    into: said('into') || undefined,
  });
  switch (outcome) {
    case 'done':
      return { done: '#words' };
    case 'not-there':
      return outcome;
    case 'changed':
      return overtaken('Somebody else decided about these words meanwhile. This is how they stand now.');
    case 'gone':
      return overtaken('Whoever wrote these words took them back.');
    default:
      return overtaken(noteRefusalWords(outcome.refused));
  }
}
