import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { newStep } from '~/domain/workshop/agenda';
import { AGENDA_CHANGED, AGENDA_REFUSALS } from '~/domain/workshop/set-up-messages';
import { minutesPlanned, timingWords } from '~/domain/workshop/timing';
import { typedStep } from '~/domain/workshop/typed-step';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { changeWorkshopAgenda, findAgenda } from '~/services/workshop-agenda.server';
import { getAccount } from '../sign-in/signed-in.server';
import { listedAgenda } from './listed.server';
import { ADDABLE, readPostedStep } from './posted-step.server';
import { OneStep } from './one-step';
import { WholeAgenda } from './whole-agenda';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Agenda', ...(data ? [data.title] : ['Workshop']));

const UNREADABLE = 'This form could not be read. Nothing was changed. Open the page again.';

async function getAgenda({ request, params, context }: LoaderFunctionArgs) {
  const account = await getAccount(context, request);
  const by = { accountId: account.id, placeId: params.place ?? '' };
  return { by, agenda: (await findAgenda(context, by, params.workshop ?? '')) ?? refuse(404) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { by, agenda } = await getAgenda(args);
  const { workshop, begun } = agenda;
  const own = paths.workshop(by.placeId, workshop.id);
  if (workshop.state.stage === 'ended') throw redirect(own.home);
  const asked = new URL(args.request.url).searchParams;
  const changed = workshop.steps.find(({ id }) => id === asked.get('change'));
  if (asked.has('change') && (!changed || begun.includes(changed.id))) throw redirect(own.agenda);
  const added = ADDABLE.find((kind) => kind === asked.get('add'));
  const content = changed
    ? { ...changed, options: changed.choices.map(({ value, label }) => ({ id: value, label })) }
    : added && newStep(added);
  return {
    own,
    title: workshop.title,
    sequence: workshop.sequence,
    isRunning: workshop.state.stage === 'running',
    ticket: args.context.newId(),
    timing: timingWords(minutesPlanned(workshop.steps), workshop.minutes),
    moved: workshop.steps.findIndex(({ id }) => id === asked.get('moved')),
    one: content ? { id: changed?.id ?? '', kind: content.kind, values: typedStep(content) } : null,
    ...listedAgenda(agenda),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { by, agenda } = await getAgenda(args);
  const own = paths.workshop(by.placeId, agenda.workshop.id);
  const form = await postedForm(args.request);
  const read = readPostedStep(agenda, form) ?? refuse(400, UNREADABLE);
  const stands = { typed: null, errors: {}, question: undefined, again: false };
  if (read === 'gone') return data({ ...stands, refused: AGENDA_REFUSALS['no-such-step'] }, { status: 409 });
  if (!read.ok) return data({ ...stands, ...read, refused: null }, { status: 400 });
  const seen = Number(form.get('sequence'));
  const outcome = await changeWorkshopAgenda(args.context, by, agenda.workshop.id, seen, read.change);
  if (outcome === 'not-there') refuse(404);
  if (outcome === 'changed')
    return data(
      { ...stands, typed: read.typed, again: read.typed !== null, refused: AGENDA_CHANGED },
      { status: 409 },
    );
  if (outcome !== 'done')
    return data({ ...stands, refused: AGENDA_REFUSALS[outcome.refused] }, { status: 409 });
  const moved =
    read.change.kind === 'move' && read.at !== null ? `?moved=${encodeURIComponent(read.at)}` : '';
  const at = read.at === null ? 'agenda' : `step-${encodeURIComponent(read.at)}`;
  return redirect(`${own.agenda}${moved}#${at}`);
}

export type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
export type Posted = ReturnType<typeof useActionData<typeof action>>;

export default function AgendaPage() {
  const loaded = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return loaded.one ? (
    <OneStep {...loaded} one={loaded.one} posted={posted} />
  ) : (
    <WholeAgenda {...loaded} posted={posted} />
  );
}
