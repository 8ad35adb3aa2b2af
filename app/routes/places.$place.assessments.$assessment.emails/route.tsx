import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { InsetText } from '~/components/nhs/inset-text';
import { NotificationBanner } from '~/components/nhs/notification-banner';
import { Select } from '~/components/nhs/select';
import { Table } from '~/components/nhs/table';
import { Textarea } from '~/components/nhs/textarea';
import { TextInput } from '~/components/nhs/text-input';
import { sectorItems } from '~/components/places/code-fields';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { MOST_ADDRESSES, takesCodes } from '~/domain/invitation/limits';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listCodeBatches } from '~/services/invitation-codes.server';
import { findInvitations } from '~/services/invitation-mails.server';
import { getAssessment } from '../places/own-place.server';
import { invitePosted, mendPosted, remindPosted } from './posted.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Invitations by e-mail', data?.title ?? 'Assessment');

const canSend = ({ mail, baseUrl }: { mail: unknown; baseUrl: unknown }) => Boolean(mail) && Boolean(baseUrl);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'invite');
  const { id, title, state, sectors } = assessment;
  const [batches, { counts, failed }] = await Promise.all([
    listCodeBatches(context, by, id),
    findInvitations(context, by, id),
  ]);
  const names = new Map(context.instrument.sectors.map((sector) => [sector.id, sector.name]));
  const lists = batches.filter(({ kind }) => kind === 'emails');
  return {
    back: paths.assessment(by.placeId, id).codes,
    title,
    state,
    canSend: canSend(context),
    takesCodes: takesCodes(state),
    newBatch: context.newId(),
    sent: new URL(request.url).searchParams.get('sent'),
    sectors: context.instrument.sectors.filter((sector) => sectors.includes(sector.id)),
    failed,
    lists: lists.map((list) => ({
      id: list.id,
      madeOn: list.madeOn,
      remindedOn: list.remindedOn,
      sector: list.sector === null ? null : (names.get(list.sector) ?? list.sector),
      addresses: list.codes,
      count: counts.find(({ batchId }) => batchId === list.id) ?? null,
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const here = await getAssessment(context, request, params, 'invite');
  const form = await postedForm(request);
  if (!canSend(context)) refuse(409, 'E-mail is not set up here, so nothing was sent.');
  switch (form.get('do')) {
    case 'invite':
      return invitePosted(context, here, form);
    case 'remind':
      return remindPosted(context, here);
    case 'mend':
      return mendPosted(context, here, form);
    default:
      refuse(400, 'This form is not complete. Nothing was sent. Open the page again.');
  }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

const SENT: Record<string, string> = {
  list: 'The invitations go out one by one. That may take some minutes.',
  reminders:
    'Reminders go out, one by one, to those whose code has not been used. To whom is told to nobody.',
  mended: 'The invitation is tried again.',
};

export default function EmailsPage() {
  const loaded = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { back, title, state, lists, failed, sent } = loaded;
  const list = posted?.what === 'list' ? posted : undefined;
  const mend = posted?.what === 'mend' ? posted : undefined;
  const done = sent !== null && !posted ? SENT[sent] : undefined;
  return (
    <>
      <BackLink href={back} />
      <ErrorSummary
        errors={[
          ...(list?.problems ?? []).map((text) => ({ href: '#addresses', text })),
          ...(list?.sector ? [{ href: '#sector', text: list.sector }] : []),
          ...(mend ? [{ href: `#address-${mend.id}`, text: mend.error }] : []),
        ]}
      />
      {done && (
        <NotificationBanner id="sent" success>
          <p>{done}</p>
        </NotificationBanner>
      )}
      <h1 className="nhsuk-heading-l">Invitations by e-mail</h1>
      <p>
        {title}. Each address gets a code of its own. Addresses are kept apart from answers, and are deleted
        when the survey closes.
      </p>
      {!loaded.canSend && (
        <InsetText>
          <p>
            E-mail is not set up here. Ask whoever runs Concord for you, or hand out tickets instead: they
            work in the same way.
          </p>
        </InsetText>
      )}
      {state !== 'open' && loaded.takesCodes && <p>The invitations go out as soon as the survey opens.</p>}
      <Lists lists={lists} />
      {failed.length > 0 && <Failed failed={failed} mend={mend} />}
      {loaded.canSend && state === 'open' && lists.length > 0 && <Remind />}
      {loaded.canSend && loaded.takesCodes && <Invite loaded={loaded} list={list} />}
    </>
  );
}

function Lists({ lists }: { lists: Loaded['lists'] }) {
  if (lists.length === 0) return null;
  return (
    <Table
      id="lists"
      compact
      caption="Invitations so far"
      head={[
        { id: 'made', text: 'List of' },
        { id: 'sector', text: 'For' },
        { id: 'addresses', text: 'Addresses', numeric: true },
        { id: 'sent', text: 'Sent', numeric: true },
        { id: 'waiting', text: 'Still to send', numeric: true },
        { id: 'failed', text: 'Could not be sent', numeric: true },
        { id: 'reminded', text: 'Last reminders' },
      ]}
      rows={lists.map(({ id, madeOn, remindedOn, sector, addresses, count }) => ({
        id,
        cells: [
          ukDayWords(madeOn),
          sector ?? 'Anybody',
          addresses,
          count?.sent ?? '–',
          count?.waiting ?? '–',
          count?.failed ?? '–',
          remindedOn === null ? 'None yet' : ukDayWords(remindedOn),
        ],
      }))}
    />
  );
}

function Remind() {
  return (
    <>
      <h2 className="nhsuk-heading-m">Reminders</h2>
      <p>
        Concord sends a reminder to every address whose code has not been used, once a day at most. It tells
        nobody how many there are, or who gets one: that would tell who has answered.
      </p>
      <Form method="post">
        <input type="hidden" name="do" value="remind" />
        <Button variant="secondary">Send reminders</Button>
      </Form>
    </>
  );
}

function Failed({
  failed,
  mend,
}: {
  failed: Loaded['failed'];
  mend: { id: string; address: string; error: string } | undefined;
}) {
  return (
    <>
      <h2 className="nhsuk-heading-m">Invitations that could not be sent</h2>
      <p>The mail server did not take them. Correct the address, or try the same one again.</p>
      {failed.map(({ id, address }) => (
        <Form method="post" key={id} noValidate>
          <input type="hidden" name="do" value="mend" />
          <input type="hidden" name="id" value={id} />
          <TextInput
            id={`address-${id}`}
            name="address"
            label={`Address in the place of ${address}`}
            type="email"
            autoComplete="off"
            spellCheck={false}
            defaultValue={mend?.id === id ? mend.address : address}
            error={mend?.id === id ? mend.error : undefined}
          />
          <Button variant="secondary">Send again</Button>
        </Form>
      ))}
    </>
  );
}

function Invite({
  loaded: { newBatch, sectors },
  list,
}: {
  loaded: Loaded;
  list:
    | {
        typed: { batch?: string; addresses?: string; sector?: string };
        problems: string[];
        sector?: string | undefined;
      }
    | undefined;
}) {
  const typed = list?.typed ?? {};
  return (
    <>
      <h2 className="nhsuk-heading-m">Send invitations</h2>
      <Form method="post" noValidate>
        <input type="hidden" name="do" value="invite" />
        <input type="hidden" name="batch" value={typed.batch ?? newBatch} />
        <Textarea
          id="addresses"
          name="addresses"
          label="E-mail addresses"
          hint={`One a line, or with commas between them. Names in front are fine: Jo Poe <jo@example.org>. Up to ${MOST_ADDRESSES.toLocaleString('en-GB')} at a time.`}
          rows={10}
          defaultValue={typed.addresses}
          error={
            list && list.problems.length > 1
              ? 'Correct the lines that are named at the top of this page'
              : list?.problems[0]
          }
        />
        <Select
          id="sector"
          name="sector"
          label="For whom?"
          hint="Codes for one type of organisation can only be used to answer for it."
          items={sectorItems(sectors)}
          defaultValue={typed.sector}
          error={list?.sector}
        />
        <Button>Send invitations</Button>
      </Form>
    </>
  );
}
