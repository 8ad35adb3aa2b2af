import {
  type AppLoadContext,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { BYTE_ORDER_MARK, csvText } from '~/exports/csv';
import { postedForm, refuse, withoutPage } from '~/lib/http';
import { paths } from '~/lib/paths';
import { exportAuditLog, type ToldAuditEntry } from '~/services/audit-log.server';
import { listNames } from '~/services/people.server';
import { searchPlaces } from '~/services/place-register.server';
import { readAskedAudit } from './administration/audit-asked.server';
import { getInInstallation } from './administration/own-installation.server';

/** The file is asked for by a form, since taking it is written down. */
export const loader = ({ request, context }: LoaderFunctionArgs) =>
  withoutPage(async () => {
    await getInInstallation(context, request, 'read-audit-log');
    return redirect(paths.administration.audit);
  });

/** The entries that fit a filter as CSV, sent as they are read. */
export const action = ({ request, context }: ActionFunctionArgs) =>
  withoutPage(() => auditFile(context, request));

async function auditFile(context: AppLoadContext, request: Request): Promise<Response> {
  const { by } = await getInInstallation(context, request, 'read-audit-log');
  const [places, people] = await Promise.all([searchPlaces(context, ''), listNames(context)]);
  const { filter, errors } = readAskedAudit(await postedForm(request), { places, people });
  if (Object.keys(errors).length > 0) refuse(400);
  const batches = await exportAuditLog(context, by, filter);
  if (batches === 'not-there') refuse(404);
  const day = context.clock().toISOString().slice(0, 10);
  return new Response(asStream(batches), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="concord-audit-log-${day}.csv"`,
      'Cache-Control': 'no-store',
    },
  });
}

const HEAD = ['Entry', 'When (UTC)', 'By whom', 'What was done', 'Place', 'Action'];

function asStream(batches: AsyncGenerator<ToldAuditEntry[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(BYTE_ORDER_MARK + csvText([HEAD]))),
    async pull(controller) {
      const { done, value } = await batches.next();
      if (done) return controller.close();
      const rows = value.map(({ seq, at, who, what, place, action: did }) => [
        seq,
        at,
        who,
        what,
        place ?? '',
        did,
      ]);
      controller.enqueue(encoder.encode(csvText(rows)));
    },
    cancel: async () => void (await batches.return(undefined)),
  });
}
