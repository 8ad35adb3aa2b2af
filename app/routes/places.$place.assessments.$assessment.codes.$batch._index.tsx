import type { LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { InsetText } from '~/components/nhs/inset-text';
import { Pagination } from '~/components/nhs/pagination';
import { QrCode } from '~/components/places/qr-code';
import { thresholdWords } from '~/domain/assessment/messages';
import { ukMomentWords } from '~/domain/assessment/uk-time';
import { shownEntryCode } from '~/domain/invitation/entry-code';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { drawQrCode } from '~/lib/qr-code.server';
import { findTickets } from '~/services/invitation-codes.server';
import { joinAddress } from './places/invitations.server';
import { getAssessment } from './places/own-place.server';
import { linkOfCode } from './places/tickets.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => title('Tickets', data?.title ?? 'Assessment');

/** Twelve sheets of paper: a page of the browser that prints at once. */
const ON_A_PAGE = 96;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by, place, assessment } = await getAssessment(context, request, params, 'invite');
  const page = Math.max(1, Math.trunc(Number(new URL(request.url).searchParams.get('page') ?? 1)) || 1);
  const found = await findTickets(context, by, assessment.id, params.batch ?? '', {
    skip: (page - 1) * ON_A_PAGE,
    most: ON_A_PAGE,
  });
  if (!found) refuse(404);
  const { batch, codes } = found;
  const pages = Math.ceil(batch.codes / ON_A_PAGE);
  if (page > pages) refuse(404);
  const own = paths.assessment(by.placeId, assessment.id);
  const { title, threshold, closesAt, sectors } = assessment;
  const sector = context.instrument.sectors.find(({ id }) => id === batch.sector && sectors.includes(id));
  return {
    back: own.codes,
    file: own.ticketsFile(batch.id),
    placeName: place.name,
    title,
    threshold,
    closesAt,
    sector: sector?.name ?? null,
    joinAddress: joinAddress(context, request),
    first: (page - 1) * ON_A_PAGE + 1,
    all: batch.codes,
    previous: page > 1 ? own.tickets(batch.id, page - 1) : null,
    next: page < pages ? own.tickets(batch.id, page + 1) : null,
    tickets: codes.map((code) => {
      const url = linkOfCode(context, request, code);
      return { code, url, qr: drawQrCode(url) };
    }),
  };
}

export default function TicketsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { back, file, title, tickets, first, all, previous, next } = loaded;
  if (tickets.length === 0) {
    return (
      <>
        <BackLink href={back} />
        <h1 className="nhsuk-heading-l">Tickets</h1>
        <InsetText>
          <p>
            These codes are no longer kept, because the survey was closed. Make new ones if you need them.
          </p>
        </InsetText>
      </>
    );
  }
  const last = first + tickets.length - 1;
  return (
    <>
      <BackLink href={back} />
      <div className="app-not-printed">
        <h1 className="nhsuk-heading-l">Tickets</h1>
        <p>
          {title}: tickets {first.toLocaleString('en-GB')} to {last.toLocaleString('en-GB')} of{' '}
          {all.toLocaleString('en-GB')}. Print this page and cut it: eight tickets fit on a sheet of A4.
        </p>
        <p>
          Hand out one to each person, and do not note who got which. Or{' '}
          <a href={file} download>
            download all codes as CSV
          </a>
          .
        </p>
        {(previous || next) && (
          <Pagination
            label="More tickets"
            previous={previous ? { href: previous, label: 'The tickets before' } : null}
            next={next ? { href: next, label: 'More tickets' } : null}
          />
        )}
      </div>
      <ul className="app-tickets">
        {tickets.map((ticket) => (
          <Ticket key={ticket.code} {...ticket} about={loaded} />
        ))}
      </ul>
    </>
  );
}

function Ticket({
  code,
  url,
  qr,
  about: { placeName, sector, threshold, closesAt, joinAddress },
}: {
  code: string;
  url: string;
  qr: { size: number; path: string };
  about: {
    placeName: string;
    sector: string | null;
    threshold: number;
    closesAt: string | null;
    joinAddress: string;
  };
}) {
  return (
    <li className="app-ticket">
      <QrCode drawing={qr} label={`QR code of the link ${url}`} />
      <div>
        <p className="app-ticket__what">
          How well do the organisations of {placeName} work together?{sector && ` For: ${sector}.`}
        </p>
        <p className="app-ticket__code">{shownEntryCode(code)}</p>
        <p>
          Type it at <span className="app-address">{joinAddress}</span>, or scan the square, or open{' '}
          <span className="app-address">{url}</span>
        </p>
        <p>
          It works once{closesAt === null ? '' : `, until ${ukMomentWords(closesAt)}`}. It is not stored with
          your answers. Whoever runs the survey sees figures of groups, never one person’s answers.{' '}
          {thresholdWords(threshold)}
        </p>
      </div>
    </li>
  );
}
