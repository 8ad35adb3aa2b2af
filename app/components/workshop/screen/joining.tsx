import { QrCode } from '~/components/places/qr-code';
import { joinedWords } from '~/domain/workshop/count-words';
import type { WorkshopCounts } from '~/domain/workshop/counts';
import { SpacedCode } from './spaced-code';
import type { JoinHere, ScreenData } from './screen-data';

/** How to join, in the largest letters, and how many have. */
export function Joining(props: {
  title: string;
  join: JoinHere | null;
  counts: WorkshopCounts;
  sectors: ScreenData['sectors'];
}) {
  const { title, join, counts, sectors } = props;
  return (
    <div className="app-screen__joining">
      <div>
        <h1 className="app-screen__title">{title}</h1>
        {join && (
          <>
            <p className="app-screen__text">On your phone, open</p>
            <p className="app-screen__address">{join.address}</p>
            <p className="app-screen__text">and type</p>
            <p className="app-screen__code">
              <SpacedCode code={join.code} />
            </p>
          </>
        )}
        <p className="app-screen__joined">{joinedWords(counts)}</p>
        <BySector counts={counts} sectors={sectors} />
      </div>
      {join && (
        <div className="app-screen__qr">
          <QrCode drawing={join.qr} label="QR code that opens the workshop on your phone" />
        </div>
      )}
    </div>
  );
}

function BySector({ counts, sectors }: { counts: WorkshopCounts; sectors: ScreenData['sectors'] }) {
  const rows = [...sectors, { id: '', name: 'Not told' }].flatMap(({ id, name }) => {
    const many = counts.bySector[id] ?? 0;
    return many === 0 ? [] : [{ id, name, many }];
  });
  if (sectors.length === 0 || rows.length === 0) return null;
  return (
    <ul className="app-screen__sectors">
      {rows.map(({ id, name, many }) => (
        <li key={id}>
          {name} <strong>{many}</strong>
        </li>
      ))}
    </ul>
  );
}
