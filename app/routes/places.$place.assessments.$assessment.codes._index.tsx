import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { InsetText } from '~/components/nhs/inset-text';
import { Select } from '~/components/nhs/select';
import { Table } from '~/components/nhs/table';
import { TextInput } from '~/components/nhs/text-input';
import { ANY_SECTOR, codeFields, readCount, sectorItems } from '~/components/places/code-fields';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { MOST_CODES, takesCodes } from '~/domain/invitation/limits';
import { readForm } from '~/lib/form-schema.server';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listCodeBatches, makeCodes } from '~/services/invitation-codes.server';
import { getAssessment } from './places/own-place.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Single-use codes', data?.title ?? 'Assessment');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'invite');
  const { id, title, state, entry, sectors } = assessment;
  const own = paths.assessment(by.placeId, id);
  const batches = await listCodeBatches(context, by, id);
  const names = new Map(context.instrument.sectors.map((sector) => [sector.id, sector.name]));
  return {
    own: { home: own.home, emails: own.emails, edit: own.edit },
    title,
    state,
    entry,
    takesCodes: takesCodes(state),
    newBatch: context.newId(),
    sectors: context.instrument.sectors.filter((sector) => sectors.includes(sector.id)),
    batches: batches.map(({ id: batch, kind, sector, codes, madeOn }) => ({
      id: batch,
      kind,
      codes,
      madeOn,
      sector: sector === null ? null : (names.get(sector) ?? sector),
      tickets: own.tickets(batch),
      file: own.ticketsFile(batch),
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'invite');
  const invited = context.instrument.sectors.filter(({ id }) => assessment.sectors.includes(id));
  const fields = codeFields(invited);
  const said = readForm(fields, await postedForm(request));
  const typed = said.ok ? said.values : said.typed;
  const codes = readCount(typed.codes ?? '');
  const wrong = codes === undefined && (said.ok || !said.errors.codes) ? fields.codes.tooLong : undefined;
  if (!said.ok || codes === undefined) {
    const errors = { ...(said.ok ? {} : said.errors), ...(wrong && { codes: wrong }) };
    return data({ typed, errors }, { status: 400 });
  }
  const { batch: id, sector } = said.values;
  if (!/^[0-9a-f]{32}$/.test(id))
    refuse(400, 'This form is not complete. Nothing was made. Open the page again.');
  const made = await makeCodes(context, by, assessment.id, {
    id,
    codes,
    sector: sector === ANY_SECTOR ? null : sector,
  });
  if (made === 'not-there') refuse(404);
  if (made === 'too-late') refuse(409, 'This survey is closed, so no codes can be made for it.');
  return redirect(paths.assessment(by.placeId, assessment.id).tickets(id));
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function CodesPage() {
  const loaded = useLoaderData<typeof loader>();
  const { own, title, entry, state, batches } = loaded;
  const posted = useActionData<typeof action>();
  const errors: { codes?: string | undefined; sector?: string | undefined } = posted?.errors ?? {};
  return (
    <>
      <BackLink href={own.home} />
      <ErrorSummary
        errors={[
          ...(errors.codes ? [{ href: '#codes', text: errors.codes }] : []),
          ...(errors.sector ? [{ href: '#sector', text: errors.sector }] : []),
        ]}
      />
      <h1 className="nhsuk-heading-l">Single-use codes</h1>
      <p>
        {title}. Each code lets one person answer once. It shows that they were invited, never who they are.
      </p>
      {entry === 'codes' ? (
        <p>Only people with a code can answer this survey.</p>
      ) : (
        <InsetText>
          <p>
            Anybody who has the link can answer this survey, with or without a code, and more than once.{' '}
            {state === 'draft' ? (
              <>
                To let in only people with a code, <Link to={own.edit}>change the set-up</Link>.
              </>
            ) : (
              'That can only be changed in a draft.'
            )}
          </p>
        </InsetText>
      )}
      <p>
        Nobody can see which codes have been used, or how many, so that nobody can be watched answering. Who
        has answered is counted once an hour, by type of organisation.
      </p>
      {loaded.takesCodes ? <MakeCodes loaded={loaded} typed={posted?.typed ?? {}} errors={errors} /> : null}
      <Batches batches={batches} open={loaded.takesCodes} />
      <h2 className="nhsuk-heading-m">By e-mail</h2>
      <p>
        <Link to={own.emails}>Send codes to a list of e-mail addresses, and reminders</Link>
      </p>
    </>
  );
}

function MakeCodes({
  loaded: { newBatch, sectors },
  typed,
  errors,
}: {
  loaded: Loaded;
  typed: { batch?: string; codes?: string; sector?: string };
  errors: { codes?: string | undefined; sector?: string | undefined };
}) {
  return (
    <>
      <h2 className="nhsuk-heading-m">Make codes to hand out</h2>
      <Form method="post" noValidate>
        <input type="hidden" name="batch" value={typed.batch ?? newBatch} />
        <TextInput
          id="codes"
          name="codes"
          label="How many?"
          hint={`One for each person: up to ${MOST_CODES.toLocaleString('en-GB')} at a time.`}
          width={5}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={typed.codes}
          error={errors.codes}
        />
        <Select
          id="sector"
          name="sector"
          label="For whom?"
          hint="Codes for one type of organisation can only be used to answer for it."
          items={sectorItems(sectors)}
          defaultValue={typed.sector}
          error={errors.sector}
        />
        <Button>Make codes</Button>
      </Form>
    </>
  );
}

function Batches({ batches, open }: { batches: Loaded['batches']; open: boolean }) {
  if (batches.length === 0) return null;
  return (
    <>
      <h2 className="nhsuk-heading-m">Codes made so far</h2>
      {!open && (
        <p>
          The survey is closed, so these codes are no longer kept and cannot be shown. Should you open it
          again, those that were not used still work.
        </p>
      )}
      <Table
        id="batches"
        compact
        captionHidden
        caption="Codes made so far"
        head={[
          { id: 'made', text: 'Made on' },
          { id: 'sector', text: 'For' },
          { id: 'codes', text: 'Codes', numeric: true },
          { id: 'get', text: 'Get them' },
        ]}
        rows={batches.map(({ id, kind, sector, codes, madeOn, tickets, file }) => ({
          id,
          cells: [
            ukDayWords(madeOn),
            sector ?? 'Anybody',
            codes.toLocaleString('en-GB'),
            kind === 'emails' ? (
              'Sent by e-mail, and shown to nobody else'
            ) : open ? (
              <>
                <Link to={tickets}>Print tickets</Link>,{' '}
                <a href={file} download>
                  download as CSV
                </a>
              </>
            ) : (
              'No longer kept'
            ),
          ],
        }))}
      />
    </>
  );
}
