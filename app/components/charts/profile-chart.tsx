import { useCallback, useMemo, useState } from 'react';
import { classNames } from '../nhs/class-names';
import { Button } from '../nhs/button';
import { Mark } from './mark';
import {
  caseStudyColumns,
  inWords,
  lanesNeeded,
  ownScore,
  pointOf,
  profileBands,
  type ProfileColumn,
  type ProfileRow,
  ratedInWords,
} from './profile-chart-data';
import { ProfileTable } from './profile-table';
import { type Draw, useDrawing } from './use-drawing';
import { bandsInWords } from '~/domain/scoring/messages';

export type ProfileChartProps = {
  /** Unique in the page; its parts take ids that begin with it. */
  id: string;
  /** One for each dimension. A new array draws the chart anew: keep it while nothing changed. */
  rows: ProfileRow[];
  /** Caption of the table ("Scores by dimension, 1 to 5"). */
  caption: string;
  /** What the chart shows, in one sentence. */
  sentence: string;
  /** How the own marks are called; "Your place" unless told. Null where there is no own place, only case studies. */
  ownLabel?: string | null | undefined;
  /** What a row is; "Dimension" unless told. */
  rowLabel?: string | undefined;
};

type View = 'dots' | 'radar';

/**
 * A profile on the 1 to 5 scale beside case studies: a dot plot that can be turned into a radar, and always the table
 * of the same numbers. The names and the frame of the plot are HTML, so that they wrap, zoom and print like text; the
 * marks are drawn over them by chart.js, which is fetched only once the page is in use. Without JavaScript, or where
 * it cannot be fetched, there is the table alone.
 */
export function ProfileChart(props: ProfileChartProps) {
  const { id, rows, caption, sentence, ownLabel = 'Your place', rowLabel = 'Dimension' } = props;
  const columns = useMemo(() => caseStudyColumns(rows), [rows]);
  const [view, setView] = useState<View>('dots');
  const load = useCallback(async (): Promise<Draw> => {
    const { drawProfile } = await import('./profile-drawing');
    return (onPlot, onCanvas) =>
      drawProfile({ plot: onPlot, canvas: onCanvas, view, rows, columns, ownLabel });
  }, [view, rows, columns, ownLabel]);
  const { plot, canvas, failed } = useDrawing(load);

  return (
    <figure className="app-profile" id={id}>
      <figcaption className="app-profile__sentence">{sentence}</figcaption>
      {!failed && (
        <div className={classNames('app-profile__drawn', `app-profile__drawn--${view}`)}>
          <Legend
            columns={columns}
            ownLabel={ownLabel}
            ranges={rows.some((row) => row.interval)}
            others={view === 'dots' && rows.some((row) => row.others?.length)}
          />
          <div className="app-profile__plot" ref={plot}>
            <Frame rows={rows} alone={ownLabel === null ? columns[0] : undefined} />
            <div className="app-profile__canvas">
              {/* A new canvas for each view: chart.js leaves its size on the old one. */}
              <canvas
                key={view}
                ref={canvas}
                role="img"
                aria-label={sentence}
                aria-describedby={`${id}-table-caption`}
                aria-details={`${id}-table`}
              />
            </div>
          </div>
          {view === 'radar' && (
            <ol className="app-profile__numbers" aria-hidden="true">
              {rows.map((row) => (
                <li key={row.id}>{row.label}</li>
              ))}
            </ol>
          )}
          <Button
            type="button"
            variant="secondary"
            small
            className="app-profile__turn"
            onClick={() => setView(view === 'dots' ? 'radar' : 'dots')}
          >
            {view === 'dots' ? 'Show as radar' : 'Show as dot plot'}
          </Button>
        </div>
      )}
      <ProfileTable
        id={`${id}-table`}
        caption={caption}
        rows={rows}
        rowLabel={rowLabel}
        ownLabel={ownLabel}
      />
      <p className="app-hint">What the words stand for: {bandsInWords()}.</p>
    </figure>
  );
}

function Legend(props: {
  columns: ProfileColumn[];
  ownLabel: string | null;
  ranges: boolean;
  others: boolean;
}) {
  return (
    <ul className="app-profile__legend">
      {props.ownLabel !== null && (
        <li>
          <Mark shape="own" /> {props.ownLabel}
          {props.ranges && ', the line its likely range'}
        </li>
      )}
      {props.columns.map((column) => (
        <li key={column.id}>
          <Mark shape={column.shape} /> {column.name}
        </li>
      ))}
      {props.others && (
        <li>
          <Mark shape="other" /> Other case studies, larger where several stand
        </li>
      )}
    </ul>
  );
}

/**
 * Names of bands and rows, and an empty track for each row's marks. Hidden from screen readers: the table says it. At
 * the end of a row stands the own score, or that of the case study which has the chart alone.
 */
function Frame({ rows, alone }: { rows: ProfileRow[]; alone: ProfileColumn | undefined }) {
  return (
    <div className="app-profile__frame" aria-hidden="true">
      <div className="app-profile__row app-profile__row--head">
        <span className="app-profile__bands">
          {profileBands.map((band) => (
            <span key={band.level}>{band.name}</span>
          ))}
        </span>
      </div>
      {rows.map((row) => (
        <div className="app-profile__row" key={row.id}>
          <span className="app-profile__label">{row.label}</span>
          <Value row={row} alone={alone} />
          <span
            className={classNames(
              `app-profile__track app-profile__track--${lanesNeeded(row)}`,
              Boolean(row.others?.length) && 'app-profile__track--with-others',
            )}
            data-track={row.id}
          />
        </div>
      ))}
    </div>
  );
}

function Value({ row, alone }: { row: ProfileRow; alone: ProfileColumn | undefined }) {
  const point = alone && pointOf(row, alone.id);
  const score = point ? inWords(point.value) : ownScore(row);
  if (score === null) {
    const why = row.note ?? (alone ? 'not told in the report' : 'not enough answers');
    return <span className="app-profile__value app-profile__value--missing">{why}</span>;
  }
  return (
    <span className="app-profile__value">
      {score} {point && <span className="app-profile__further">{ratedInWords(point.rated)}</span>}
    </span>
  );
}
