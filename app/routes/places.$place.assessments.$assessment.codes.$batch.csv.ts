import type { LoaderFunctionArgs } from '@remix-run/node';
import { shownEntryCode } from '~/domain/invitation/entry-code';
import { BYTE_ORDER_MARK, csvText } from '~/exports/csv';
import { refuse } from '~/lib/http';
import { takeAwayTickets } from '~/services/invitation-codes.server';
import { getAssessment } from './places/own-place.server';
import { linkOfCode } from './places/tickets.server';

const GONE = 'These codes are no longer kept, because the survey was closed.';

/** The codes of a batch as a file, for mail merges and printers. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'invite');
  const taken = await takeAwayTickets(context, by, assessment.id, params.batch ?? '');
  if (!taken) refuse(404);
  if (taken.codes.length === 0) refuse(410, GONE);
  const sector = context.instrument.sectors.find(({ id }) => id === taken.batch.sector)?.name ?? 'Anybody';
  const rows = [
    ['Code', 'Link', 'For'],
    ...taken.codes.map((code) => [shownEntryCode(code), linkOfCode(context, request, code), sector]),
  ];
  return new Response(BYTE_ORDER_MARK + csvText(rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="codes.csv"',
      'Cache-Control': 'no-store',
    },
  });
}
