import type { Chart, ChartConfiguration, ChartDataset, Plugin, Point, ScriptableContext } from 'chart.js';
import { type ChartTheme, pointStyles, tooltipLook } from './chart-theme';
import {
  inWords,
  lanesOf,
  othersByValue,
  pointOf,
  profileBands,
  type ProfileColumn,
  type ProfileRow,
  ratedInWords,
  scaleEnds,
} from './profile-chart-data';
import type { Drawing } from './profile-drawing';

/** px; `inset`, how far the ends of the scale stand inside the track, and `lane` are in _settings.scss too. */
const marks = {
  own: 8,
  caseStudy: 7,
  other: 3,
  largest: 7,
  outline: 2,
  lane: 15,
  inset: 12,
  tooltipPadding: 10,
};

/** px from the canvas's corner: its size, the ends of the scale, and the tracks of the frame. */
type Layout = {
  width: number;
  height: number;
  left: number;
  right: number;
  tracks: { top: number; bottom: number; middle: number }[];
};

/**
 * A mark, with what its tooltip tells: the row it belongs to, how many case studies it stands for where several may, and
 * from how many questions a case study's is.
 */
type Mark = Point & { row: ProfileRow; value: number; count?: number; rated?: number };

/**
 * The dot plot: marks at their value along the tracks of the frame. Vertical positions are pixels, read from the
 * frame and read again whenever the size changes.
 */
export function dotPlot(drawing: Drawing, theme: ChartTheme): ChartConfiguration<'scatter', Mark[]> {
  const { plot, rows, columns, ownLabel } = drawing;
  const layout = layoutOf(plot);
  const names = [ownLabel ?? '', ...columns.map((column) => column.name)];
  const nameOf = ({ count }: Mark, dataset: number) =>
    count === undefined ? names[dataset] : count === 1 ? '1 other' : `${count} others`;
  return {
    type: 'scatter',
    data: { datasets: datasetsOf(rows, columns, layout, theme) },
    plugins: [bands(plot, theme), likelyRanges(rows, plot, theme)],
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      devicePixelRatio: Math.max(2, window.devicePixelRatio),
      clip: false,
      layout: { autoPadding: false, padding: paddingOf(layout) },
      scales: {
        x: { type: 'linear', display: false, min: scaleEnds.low, max: scaleEnds.high },
        y: { type: 'linear', display: false, min: 0, max: layout.height, reverse: true },
      },
      plugins: {
        tooltip: {
          ...tooltipLook(theme),
          padding: marks.tooltipPadding,
          callbacks: {
            title: (items) => (items[0]?.raw as Mark | undefined)?.row.label ?? '',
            label: (item) => {
              const mark = item.raw as Mark;
              const from = mark.rated === undefined ? '' : `, ${ratedInWords(mark.rated)}`;
              return `${nameOf(mark, item.datasetIndex) ?? ''}: ${inWords(mark.value)}${from}`;
            },
          },
        },
      },
      onResize: (chart) => place(chart as Chart<'scatter', Mark[]>, drawing, theme),
    },
  };
}

/** Reads the frame anew and moves everything to it; chart.js draws after this returns. */
function place(chart: Chart<'scatter', Mark[]>, { plot, rows, columns }: Drawing, theme: ChartTheme) {
  const layout = layoutOf(plot);
  const y = chart.options.scales?.['y'];
  if (y) y.max = layout.height;
  if (chart.options.layout) chart.options.layout.padding = paddingOf(layout);
  datasetsOf(rows, columns, layout, theme).forEach((dataset, index) => {
    const drawn = chart.data.datasets[index];
    if (drawn) drawn.data = dataset.data;
  });
}

function layoutOf(plot: HTMLElement): Layout {
  const box = plot.getBoundingClientRect();
  const tracks = [...plot.querySelectorAll('[data-track]')].map((track) => {
    const { left, right, top, bottom } = track.getBoundingClientRect();
    // The room below for the other case studies.
    return { left, right, top, bottom, strip: Number.parseFloat(getComputedStyle(track).paddingBottom) };
  });
  const first = tracks[0] ?? box;
  return {
    width: box.width,
    height: box.height,
    left: first.left - box.left + marks.inset,
    right: first.right - box.left - marks.inset,
    tracks: tracks.map(({ top, bottom, strip }) => ({
      // Below the line that the frame draws on top of each track.
      top: top - box.top + 1,
      bottom: bottom - box.top,
      middle: (top + bottom - strip) / 2 - box.top,
    })),
  };
}

function paddingOf({ left, right, width }: Layout) {
  return { left, right: width - right, top: 0, bottom: 0 };
}

function datasetsOf(
  rows: ProfileRow[],
  columns: ProfileColumn[],
  layout: Layout,
  theme: ChartTheme,
): ChartDataset<'scatter', Mark[]>[] {
  const own: Mark[] = [];
  const others: Mark[] = [];
  const ofColumn: Mark[][] = columns.map(() => []);
  // Width of a mark on the scale: closer than this, two of them would cover each other.
  const distance =
    ((marks.caseStudy * 2 + 4) * (scaleEnds.high - scaleEnds.low)) / (layout.right - layout.left);

  rows.forEach((row, rowIndex) => {
    const middle = layout.tracks[rowIndex]?.middle ?? 0;
    const found = columns.flatMap((column, index) => {
      const point = pointOf(row, column.id);
      return point ? [{ index, value: point.value, rated: point.rated }] : [];
    });
    if (row.value !== null) own.push({ x: row.value, y: middle, row, value: row.value });
    const values = [...(row.value === null ? [] : [row.value]), ...found.map((point) => point.value)];
    const lanes = lanesOf(values, distance).slice(values.length - found.length);
    // In a strip of their own below: the row is made taller for it.
    const strip = (layout.tracks[rowIndex]?.bottom ?? 0) - marks.largest - 1;
    for (const { value, count } of othersByValue(row)) others.push({ x: value, y: strip, row, value, count });
    found.forEach((point, order) => {
      const y = middle + (lanes[order] ?? 0) * marks.lane;
      ofColumn[point.index]?.push({ x: point.value, y, row, value: point.value, rated: point.rated });
    });
  });

  return [
    {
      data: own,
      order: 0,
      pointStyle: 'circle',
      pointRadius: marks.own,
      pointHoverRadius: marks.own + 1,
      backgroundColor: theme.own,
      borderColor: theme.paper,
      hoverBackgroundColor: theme.own,
      hoverBorderColor: theme.paper,
      borderWidth: marks.outline,
      hoverBorderWidth: marks.outline,
    },
    ...columns.map((column, index) => ({
      data: ofColumn[index] ?? [],
      order: 1,
      pointStyle: pointStyles[column.shape],
      pointRadius: marks.caseStudy,
      pointHoverRadius: marks.caseStudy + 1,
      backgroundColor: theme.paper,
      borderColor: theme.caseStudy,
      hoverBackgroundColor: theme.paper,
      hoverBorderColor: theme.caseStudy,
      borderWidth: marks.outline,
      hoverBorderWidth: marks.outline,
    })),
    {
      data: others,
      order: 2,
      pointStyle: 'circle',
      // Its area grows with the number of case studies.
      pointRadius: radiusOf,
      pointHoverRadius: radiusOf,
      backgroundColor: theme.paper,
      borderColor: theme.other,
      hoverBackgroundColor: theme.paper,
      hoverBorderColor: theme.other,
      borderWidth: 1,
      hoverBorderWidth: 1,
    },
  ];
}

const radiusOf = ({ raw }: ScriptableContext<'line'>) =>
  Math.min(marks.largest, marks.other * Math.sqrt((raw as Mark | undefined)?.count ?? 1));

/**
 * Fills the tracks with the bands, under everything. On the canvas and not in CSS, because a printed canvas is opaque:
 * it would cover what lies below it.
 */
function bands(plot: HTMLElement, theme: ChartTheme): Plugin<'scatter'> {
  return {
    id: 'bands',
    beforeDraw({ ctx }) {
      const { tracks, left, right } = layoutOf(plot);
      const width = (right - left) / profileBands.length;
      ctx.save();
      for (const track of tracks) {
        profileBands.forEach((_band, index) => {
          const from = index === 0 ? left - marks.inset : left + index * width;
          const to = index === profileBands.length - 1 ? right + marks.inset : left + (index + 1) * width;
          ctx.fillStyle = theme.bands[index] ?? theme.line;
          ctx.fillRect(from, track.top, theme.bands.length > 0 ? to - from : 1, track.bottom - track.top);
        });
      }
      ctx.restore();
    },
  };
}

/** Draws each row's likely range as a line with ends, under the marks. */
function likelyRanges(rows: ProfileRow[], plot: HTMLElement, theme: ChartTheme): Plugin<'scatter'> {
  return {
    id: 'likelyRanges',
    beforeDatasetsDraw(chart) {
      const x = chart.scales['x'];
      if (!x) return;
      const { tracks } = layoutOf(plot);
      const { ctx } = chart;
      ctx.save();
      ctx.strokeStyle = theme.own;
      ctx.lineWidth = 3;
      rows.forEach((row, index) => {
        const y = tracks[index]?.middle;
        if (!row.interval || y === undefined) return;
        const [low, high] = [x.getPixelForValue(row.interval.low), x.getPixelForValue(row.interval.high)];
        ctx.beginPath();
        ctx.moveTo(low, y);
        ctx.lineTo(high, y);
        for (const end of [low, high]) {
          ctx.moveTo(end, y - 6);
          ctx.lineTo(end, y + 6);
        }
        ctx.stroke();
      });
      ctx.restore();
    },
  };
}
