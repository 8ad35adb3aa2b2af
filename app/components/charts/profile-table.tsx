import { Table } from '../nhs/table';
import { Mark } from './mark';
import {
  caseStudyColumns,
  inWords,
  likelyRange,
  othersInWords,
  ownScore,
  pointOf,
  type ProfileColumn,
  type ProfileRow,
  ratedInWords,
} from './profile-chart-data';
import { oneDecimal } from '~/domain/scoring/messages';

export type ProfileTableProps = {
  id: string;
  caption: string;
  rows: ProfileRow[];
  /** Head of the first column and of the own one; without an own place there is no such column. */
  rowLabel: string;
  ownLabel: string | null;
};

/**
 * The numbers of a profile: dimensions down, the own score and each case study across. Without an own place the case
 * studies' scores are told by their level too.
 */
export function ProfileTable({ id, caption, rows, rowLabel, ownLabel }: ProfileTableProps) {
  const columns = caseStudyColumns(rows);
  const withOthers = rows.some(({ others }) => others?.length);
  return (
    <Table
      id={id}
      caption={caption}
      compact
      head={[
        { id: 'label', text: rowLabel },
        ...(ownLabel === null ? [] : [{ id: 'own', text: <MarkedName shape="own" name={ownLabel} /> }]),
        ...columns.map((column) => ({
          id: column.id,
          text: <MarkedName shape={column.shape} name={column.name} />,
        })),
        ...(withOthers
          ? [{ id: 'others', text: <MarkedName shape="other" name="Other case studies" /> }]
          : []),
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: [
          <Label key="label" row={row} />,
          ...(ownLabel === null ? [] : [<OwnCell key="own" row={row} />]),
          ...columns.map((column) => (
            <CaseCell key={column.id} row={row} column={column} alone={ownLabel === null} />
          )),
          ...(withOthers
            ? [othersInWords(row) ?? <Missing key="others" reason="not told in the other reports" />]
            : []),
        ],
      }))}
    />
  );
}

function MarkedName({ shape, name }: { shape: ProfileColumn['shape'] | 'own' | 'other'; name: string }) {
  return (
    <>
      <Mark shape={shape} /> {name}
    </>
  );
}

function Label({ row: { label, href } }: { row: ProfileRow }) {
  return href === undefined ? <>{label}</> : <a href={href}>{label}</a>;
}

function OwnCell({ row }: { row: ProfileRow }) {
  const score = ownScore(row);
  if (score === null) return <Missing reason={row.note ?? 'not enough answers'} />;
  const further = [likelyRange(row), row.note].filter(Boolean).join('; ');
  return (
    <>
      {score}
      {further && <span className="app-profile__further">{further}</span>}
    </>
  );
}

function CaseCell({ row, column, alone }: { row: ProfileRow; column: ProfileColumn; alone: boolean }) {
  const point = pointOf(row, column.id);
  if (!point) return <Missing reason="not told in the report" />;
  return (
    <>
      {alone ? inWords(point.value) : oneDecimal(point.value)}
      <span className="app-profile__further">{ratedInWords(point.rated)}</span>
    </>
  );
}

/** A dash for the eye, the reason for the ear. */
function Missing({ reason }: { reason: string }) {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="nhsuk-u-visually-hidden">{reason}</span>
    </>
  );
}
