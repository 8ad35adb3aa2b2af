import { Details } from '~/components/nhs/details';
import { QrCode } from '~/components/places/qr-code';
import type { WorkshopCounts } from '~/domain/workshop/counts';
import { NOT_TOLD } from '~/domain/workshop/tally';
import type { WorkshopView } from '~/domain/workshop/view';
import { paths } from '~/lib/paths';
import type { ConsoleData } from './console-data';

/** How people join, how many have, and the other views of the workshop. */
export function People(props: {
  workshop: WorkshopView;
  counts: WorkshopCounts;
  sectorNames: Record<string, string>;
  join: ConsoleData['join'];
}) {
  const { workshop, counts, sectorNames, join } = props;
  const { placeId, id, state, code, sectors } = workshop;
  const own = paths.workshop(placeId, id);
  return (
    <>
      <ul className="app-console__links">
        <li>
          <a href={own.screen} target="_blank" rel="noreferrer">
            Open the screen (opens in a new window)
          </a>
        </li>
        {state.stage !== 'draft' && (
          <li>
            <a href={own.record} target="_blank" rel="noreferrer">
              Record (opens in a new window)
            </a>
          </li>
        )}
      </ul>
      {join && code && (
        <Details
          summary={`How people join: code ${code}`}
          open={state.stage === 'running' && state.step === null}
        >
          <QrCode drawing={join.qr} label="QR code of the link by which people join" />
          <p className="app-address">
            <a href={join.url}>{join.url}</a>
          </p>
          {counts.people > counts.devices && (
            <p>
              {counts.people} people by {counts.devices} devices.
            </p>
          )}
          {sectors.length > 0 && <BySector counts={counts} names={sectorNames} />}
        </Details>
      )}
    </>
  );
}

/** How many joined from each sector, as they say. */
function BySector({ counts, names }: { counts: WorkshopCounts; names: Record<string, string> }) {
  const rows = Object.entries(counts.bySector);
  if (rows.length === 0) return <p>Nobody has joined yet.</p>;
  return (
    <dl className="app-console__sectors">
      {rows.map(([sector, devices]) => (
        <div key={sector || NOT_TOLD}>
          <dt>{sector === '' ? 'Sector not told' : (names[sector] ?? sector)}</dt>
          <dd>{devices}</dd>
        </div>
      ))}
    </dl>
  );
}
