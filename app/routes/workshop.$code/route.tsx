import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { RoomScreen } from '~/components/workshop/participant/room-screen';
import { standingWords } from '~/domain/workshop/room-words';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import script from '~/live/participant/participant.ts?worker&url';
import styles from '~/styles/workshop.scss?url';
import { readOwnPart, readRoom } from '~/services/workshop-joining.server';
import { takePosted } from './posted.server';
import { screenKey } from './screens.server';
import { getStanding } from './own-standing.server';
import { questionsFor, sectorNamesIn } from './standing.server';

/** A page without Remix's scripts, with little around it; it has a script of its own (docs/decisions/0030). */
export const handle = { scripts: false, shell: 'plain' };

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? title(standingWords(data.room).replace(/\.$/, ''), data.room.title) : title('Workshop');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const standing = await getStanding(context, request, params.code);
  const { code, deviceId } = standing;
  const room = (await readRoom(context, code)) ?? refuse(404);
  // The cookie of a device belongs to the address as it is stored.
  if (params.code !== code) throw redirect(paths.workshopAt(code).home);
  return {
    room,
    joined: deviceId !== null,
    key: screenKey(room.sequence, deviceId !== null),
    own: deviceId === null ? undefined : await readOwnPart(context, room, deviceId),
    ticket: context.newId(),
    questions: questionsFor(context.instrument, room),
    sectorNames: sectorNamesIn(context.instrument),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return takePosted(context, request, await getStanding(context, request, params.code));
}

export default function WorkshopPage() {
  const { key, ...loaded } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { room, joined } = loaded;
  const { home, ...at } = paths.workshopAt(room.code);
  return (
    <>
      <p className="nhsuk-u-visually-hidden" role="status" id="room-said" />
      <p className="app-room__connection" role="status" id="room-connection" />
      <div
        id="room"
        data-home={home}
        data-view={at.view}
        data-stream={at.stream}
        data-votes={at.votes}
        data-notes={at.notes}
        data-key={key}
      >
        <RoomScreen {...loaded} posted={posted} />
      </div>
      <p className="app-room__refresh">
        <a href={home}>See what is next</a>
      </p>
      {joined && (
        <p className="app-room__more">
          <a href={`${home}/other-device`}>Use another phone or computer</a>
        </p>
      )}
      <script type="module" src={script} />
    </>
  );
}
