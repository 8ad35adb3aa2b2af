import type { LoaderFunctionArgs } from '@remix-run/node';
import { refuse, withoutPage } from '~/lib/http';
import { eventStream } from '~/live/event-stream.server';
import { findPlace } from '~/services/places.server';
import { isSignedIn } from '~/services/sessions.server';
import { hasWorkshop, workshopFeeds } from '~/services/workshop-feeds.server';
import { getPlace } from './places/own-place.server';
import { tokenIn } from './sign-in/signed-in.server';

/** Where console and projector hear that a workshop has changed, and how many take part. */
export const loader = ({ request, params, context }: LoaderFunctionArgs) =>
  withoutPage(async () => {
    const { by } = await getPlace(context, request, params, 'see-workshops');
    const id = params.workshop ?? '';
    if (!(await hasWorkshop(context, by.placeId, id))) refuse(404);
    const token = tokenIn(context, request) ?? '';
    const { sequence, counts } = workshopFeeds(context);
    return eventStream(context, request, {
      sequence: (tell) => sequence.listen(id, tell),
      others: { counts: (tell) => counts.listen(id, tell) },
      mayStill: async () =>
        (await isSignedIn(context, token)) && (await findPlace(context, by, 'see-workshops')) !== undefined,
    });
  });
