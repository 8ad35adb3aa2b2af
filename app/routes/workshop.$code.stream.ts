import type { LoaderFunctionArgs } from '@remix-run/node';
import { refuse, withoutPage } from '~/lib/http';
import { eventStream } from '~/live/event-stream.server';
import { findWorkshopIdByCode, workshopFeeds } from '~/services/workshop-feeds.server';

/** Where participants hear that a workshop has changed. Whoever has its code may listen, and learns nothing else. */
export const loader = ({ request, params, context }: LoaderFunctionArgs) =>
  withoutPage(async () => {
    const id = (await findWorkshopIdByCode(context, params.code ?? '')) ?? refuse(404);
    const { sequence } = workshopFeeds(context);
    return eventStream(context, request, { sequence: (tell) => sequence.listen(id, tell) });
  });
