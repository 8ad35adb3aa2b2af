import { Table } from '../nhs/table';
import { Mark } from './mark';
import {
  caseStudyColumns,
  likelyRange,
  othersInWords,
  ownScore,
  pointOf,
  type ProfileColumn,
  type ProfileRow,
} from './profile-chart-data';
import { oneDecimal } from '~/domain/scoring/messages';

export type ProfileTableProps = {
  id: string;
  caption: string;
  rows: ProfileRow[];
  /** Head of the first column and of the own one. */
  rowLabel: string;
  ownLabel: string;
};

/** The numbers of a profile: dimensions down, the own score and each case study across. */
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
        { id: 'own', text: <MarkedName shape="own" name={ownLabel} /> },
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
          row.label,
          <OwnCell key="own" row={row} />,
          ...columns.map((column) => caseCell(row, column)),
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

function caseCell(row: ProfileRow, column: ProfileColumn) {
  const point = pointOf(row, column.id);
  if (!point) return <Missing key={column.id} reason="not told in the report" />;
  return (
    <span key={column.id}>
      {oneDecimal(point.value)}
      <span className="app-profile__further">
        {point.rated === 1 ? 'from 1 question' : `from ${point.rated} questions`}
      </span>
    </span>
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
