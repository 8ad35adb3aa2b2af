import { type BarPart, type DistributionRow, layBars, roomFrom } from './distribution-data';
import { DistributionTable } from './distribution-table';
import { LevelKey } from './level-key';

export type { DistributionRow } from './distribution-data';

export type DistributionBarsProps = {
  /** Unique in the page; its parts take ids that begin with it. */
  id: string;
  /** Caption of the table ("Answers by sector, in percent"). */
  caption: string;
  /** What a row is ("Sector"). */
  rowLabel: string;
  /** What the chart shows, in one sentence. */
  sentence: string;
  /** Names of levels 1 to 5. */
  levels: readonly string[];
  rows: readonly DistributionRow[];
};

/**
 * Diverging stacked bars: how answers spread over the levels, the middle of level 3 on one line, and the table of the
 * same numbers. A row whose percents are null has its note in place of a bar.
 *
 * Unlike the profile these bars are plain SVG from the server, not chart.js: they are rectangles whose places follow
 * from the percents alone, with nothing to measure or to turn. So they are there without JavaScript, stay sharp in
 * print and at any zoom, and take on system colours by CSS. Attributes of SVG are no inline style, which the content
 * security policy would refuse.
 */
export function DistributionBars({ id, caption, rowLabel, sentence, levels, rows }: DistributionBarsProps) {
  const { middle, parts } = layBars(rows);
  return (
    <figure className="app-bars" id={id}>
      <figcaption className="app-profile__sentence">{sentence}</figcaption>
      {parts.size > 0 && (
        <div className="app-bars__drawn">
          <LevelKey levels={levels} />
          <div
            className="app-bars__plot"
            role="img"
            aria-label={sentence}
            aria-describedby={`${id}-table-caption`}
            aria-details={`${id}-table`}
          >
            {rows.map((row) => (
              <div className="app-bars__row" key={row.id}>
                <span className="app-bars__label">{row.label}</span>
                <span className="app-bars__bar">
                  <Bar levels={levels} middle={middle} parts={parts.get(row.id) ?? []} />
                  {row.percents === null && (
                    <span className="app-bars__note">{row.note ?? 'too few to show'}</span>
                  )}
                </span>
                {row.percents && <span className="app-bars__n">{peopleInWords(row.n)}</span>}
              </div>
            ))}
          </div>
          <p className="app-hint">
            The upright line is the middle of {levels[2]}: the further a bar reaches to its right, the more
            people chose a higher level.
          </p>
        </div>
      )}
      <DistributionTable
        id={`${id}-table`}
        caption={caption}
        rowLabel={rowLabel}
        levels={levels}
        rows={rows}
      />
    </figure>
  );
}

const peopleInWords = (n: number) => (n === 1 ? '1 person' : `${n.toLocaleString('en-GB')} people`);

function Bar(props: { levels: readonly string[]; middle: number; parts: readonly BarPart[] }) {
  const { levels, middle, parts } = props;
  return (
    <svg className="app-bars__svg" focusable="false">
      <line className="app-bars__middle" x1={share(middle)} x2={share(middle)} y1="-25%" y2="125%" />
      {parts.map((part) => {
        const from = roomFrom(part);
        return (
          <g key={part.level} className={`app-tint--${part.level}`}>
            <title>{`${levels[part.level - 1] ?? part.level}: ${part.percent}%`}</title>
            <rect x={share(part.from)} width={share(part.width)} height="100%" />
            {from !== null && (
              <text
                className={`app-bars__from-${from}`}
                x={share(part.from + part.width / 2)}
                y="50%"
                dy=".35em"
              >
                {part.percent}%
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

const share = (percent: number) => `${Number(percent.toFixed(2))}%`;
