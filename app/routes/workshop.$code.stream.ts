import type { LoaderFunctionArgs } from '@remix-run/node';
import { withoutPage } from '~/lib/http';
import { eventStream } from '~/live/event-stream.server';
import { workshopFeeds } from '~/services/workshop-feeds.server';
import { getStanding } from './workshop.$code/own-standing.server';

/** Where participants hear that a workshop has changed. Whoever has its code may listen, and learns nothing else. */
export const loader = ({ request, params, context }: LoaderFunctionArgs) =>
  withoutPage(async () => {
    const { id } = await getStanding(context, request, params.code);
    const { sequence } = workshopFeeds(context);
    return eventStream(context, request, { sequence: (tell) => sequence.listen(id, tell) });
  });
