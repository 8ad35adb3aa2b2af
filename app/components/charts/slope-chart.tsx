import { useCallback } from 'react';
import { oneDecimal } from '~/domain/scoring/messages';
import { classNames } from '../nhs/class-names';
import { Table } from '../nhs/table';
import { profileBands } from './profile-chart-data';
import { type SlopeLabel, slopeLabels, type SlopeRow } from './slope-data';
import { type Draw, useDrawing } from './use-drawing';

export type { SlopeRow } from './slope-data';

export type SlopeChartProps = {
  /** Unique in the page; its parts take ids that begin with it. */
  id: string;
  /** Caption of the table. */
  caption: string;
  /** What a row is ("Dimension"). */
  rowLabel: string;
  /** What the chart shows, in one sentence. */
  sentence: string;
  /** Names of the two rounds ("October 2025"). */
  before: string;
  now: string;
  /** A new array draws the chart anew: keep it while nothing changed. */
  rows: readonly SlopeRow[];
};

/**
 * Two rounds of one place on the 1 to 5 scale, a line for each row, and the table of the same numbers. Names and levels
 * are HTML; chart.js draws the lines under them and puts the names beside their ends, none over another. Without
 * JavaScript, or where chart.js cannot be fetched, there is the table alone.
 */
export function SlopeChart({ id, caption, rowLabel, sentence, before, now, rows }: SlopeChartProps) {
  const load = useCallback(async (): Promise<Draw> => {
    const { drawSlope } = await import('./slope-drawing');
    return (onPlot, onCanvas) => drawSlope({ plot: onPlot, canvas: onCanvas, rows, before, now });
  }, [rows, before, now]);
  const { plot, canvas, failed } = useDrawing(load);

  const drawable = rows.some((row) => row.before !== null && row.now !== null);
  return (
    <figure className="app-profile" id={id}>
      <figcaption className="app-profile__sentence">{sentence}</figcaption>
      {!failed && drawable && (
        <div className="app-profile__drawn">
          {rows.some((row) => row.emphasis) && <Legend />}
          <div className="app-profile__plot app-slope" ref={plot}>
            <div className="app-profile__frame app-slope__frame" aria-hidden="true">
              <b className="app-slope__round">{before}</b>
              <b className="app-slope__round">{now}</b>
              <Labels round="before" labels={slopeLabels(rows, 'before')} />
              <div className="app-slope__track" data-track>
                {[...profileBands].reverse().map((band) => (
                  <span key={band.level}>{band.name}</span>
                ))}
              </div>
              <Labels round="now" labels={slopeLabels(rows, 'now')} />
            </div>
            <div className="app-profile__canvas">
              <canvas
                ref={canvas}
                role="img"
                aria-label={sentence}
                aria-describedby={`${id}-table-caption`}
                aria-details={`${id}-table`}
              />
            </div>
          </div>
        </div>
      )}
      <Table
        id={`${id}-table`}
        caption={caption}
        compact
        head={[
          { id: 'row', text: rowLabel },
          { id: 'before', text: before },
          { id: 'now', text: now },
          { id: 'words', text: 'Change' },
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          cells: [
            row.label,
            <Score key="before" value={row.before} />,
            <Score key="now" value={row.now} />,
            <span key="words" className="app-slope__words">
              {row.emphasis ? <strong>{row.words}</strong> : row.words}
            </span>,
          ],
        }))}
      />
    </figure>
  );
}

function Legend() {
  return (
    <ul className="app-profile__legend">
      <li>
        <Line thick /> Thick line, bold name: likely a real change
      </li>
      <li>
        <Line /> Thin line: a change that may be chance
      </li>
    </ul>
  );
}

function Line({ thick = false }: { thick?: boolean }) {
  return (
    <svg
      className={classNames('app-mark', thick ? 'app-mark--own' : 'app-mark--other')}
      viewBox="0 0 24 18"
      width="24"
      height="18"
      aria-hidden="true"
      focusable="false"
    >
      <path d={thick ? 'M0 7h24v4H0z' : 'M0 9.5h24'} />
    </svg>
  );
}

/** Names and scores at one end of the lines; the drawing moves each to its line. */
function Labels({ round, labels }: { round: 'before' | 'now'; labels: readonly SlopeLabel[] }) {
  return (
    <ul className={`app-slope__labels app-slope__labels--${round}`}>
      {labels.map(({ id, label, text, repeats, emphasis }) => (
        <li
          key={id}
          data-row={id}
          className={classNames(
            'app-slope__label',
            repeats && 'app-slope__label--repeats',
            emphasis && 'app-slope__label--emphasis',
          )}
        >
          {round === 'now' && `${text} `}
          <span className="app-slope__name">{label}</span>
          {round === 'before' && ` ${text}`}
        </li>
      ))}
    </ul>
  );
}

function Score({ value }: { value: number | null }) {
  if (value !== null) return <>{oneDecimal(value)}</>;
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="nhsuk-u-visually-hidden">not compared</span>
    </>
  );
}
