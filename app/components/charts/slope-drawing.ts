import {
  Chart,
  type ChartDataset,
  LinearScale,
  LineElement,
  type Plugin,
  type Point,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js';
import { type ChartTheme, readTheme, tooltipLook } from './chart-theme';
import { keepDrawn } from './keep-drawn';
import { inWords, profileBands, scaleEnds } from './profile-chart-data';
import { type SlopeRow, spreadLabels } from './slope-data';

Chart.register(LinearScale, LineElement, PointElement, ScatterController, Tooltip);

/** What a drawing needs to know. */
export type SlopeDrawing = {
  /** Holds the frame with the names and the canvas under it. */
  plot: HTMLElement;
  canvas: HTMLCanvasElement;
  rows: readonly SlopeRow[];
  /** Names of the rounds, for the tooltips. */
  before: string;
  now: string;
};

/** px; `inset`, how far the ends of the scale stand inside the track, is in _settings.scss too. */
const marks = { thin: 1.5, thick: 4, point: 4, thickPoint: 6, inset: 12, gap: 3 };

/** px from the canvas's corner. */
type Layout = { width: number; height: number; left: number; right: number; top: number; bottom: number };

/** From a label to the end of its line: px from the canvas's corner. */
type Leader = { fromX: number; fromY: number; toX: number; toY: number };

/**
 * Draws the lines and moves the names to their ends, anew at each change of size, of the user's colours, and around
 * printing. Returns a function that takes the drawing away.
 */
export function drawSlope(drawing: SlopeDrawing): () => void {
  return keepDrawn(drawing.plot, () => draw(drawing));
}

function draw(drawing: SlopeDrawing): Chart {
  const { plot, canvas, rows } = drawing;
  const theme = readTheme(plot);
  const layout = layoutOf(plot);
  let leaders = placeLabels(drawing, layout);
  return new Chart<'scatter', Point[]>(canvas, {
    type: 'scatter',
    data: { datasets: rows.map((row) => datasetOf(row, theme)) },
    plugins: [ground(plot, theme, () => leaders)],
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      devicePixelRatio: Math.max(2, window.devicePixelRatio),
      clip: false,
      layout: { autoPadding: false, padding: paddingOf(layout) },
      scales: {
        x: { type: 'linear', display: false, min: 0, max: 1 },
        y: { type: 'linear', display: false, min: scaleEnds.low, max: scaleEnds.high },
      },
      plugins: {
        tooltip: {
          ...tooltipLook(theme),
          callbacks: {
            title: (items) => rows[items[0]?.datasetIndex ?? -1]?.label ?? '',
            label: ({ parsed }) =>
              `${parsed.x === 0 ? drawing.before : drawing.now}: ${inWords(parsed.y ?? Number.NaN)}`,
          },
        },
      },
      onResize: (chart) => {
        const now = layoutOf(plot);
        leaders = placeLabels(drawing, now);
        if (chart.options.layout) chart.options.layout.padding = paddingOf(now);
      },
    },
  }) as unknown as Chart;
}

function datasetOf(row: SlopeRow, theme: ChartTheme): ChartDataset<'scatter', Point[]> {
  const { emphasis = false, before, now } = row;
  const colour = emphasis ? theme.own : theme.quiet;
  return {
    data: [...(before === null ? [] : [{ x: 0, y: before }]), ...(now === null ? [] : [{ x: 1, y: now }])],
    // The lower order lies on top.
    order: emphasis ? 0 : 1,
    showLine: true,
    borderColor: colour,
    borderWidth: emphasis ? marks.thick : marks.thin,
    pointStyle: 'circle',
    pointRadius: emphasis ? marks.thickPoint : marks.point,
    pointHoverRadius: (emphasis ? marks.thickPoint : marks.point) + 1,
    backgroundColor: colour,
    pointBorderColor: theme.paper,
    pointBorderWidth: 1,
  };
}

function layoutOf(plot: HTMLElement): Layout {
  const box = plot.getBoundingClientRect();
  const track = (plot.querySelector('[data-track]') ?? plot).getBoundingClientRect();
  return {
    width: box.width,
    height: box.height,
    left: track.left - box.left,
    right: track.right - box.left,
    top: track.top - box.top,
    bottom: track.bottom - box.top,
  };
}

/** The scale's ends stand inside the track, so that points at either end are whole. */
function paddingOf({ width, height, left, right, top, bottom }: Layout) {
  return { left, right: width - right, top: top + marks.inset, bottom: height - bottom + marks.inset };
}

/** Moves the names beside the ends of their lines, as near as others let them, and says where they came to stand. */
function placeLabels({ plot, rows }: SlopeDrawing, layout: Layout): Leader[] {
  const { left, right, top, bottom } = layout;
  const least = bottom - marks.inset;
  const pixels = (least - top - marks.inset) / (scaleEnds.high - scaleEnds.low);
  return (['before', 'now'] as const).flatMap((round) => {
    const labels = [...plot.querySelectorAll<HTMLElement>(`.app-slope__labels--${round} > li`)].flatMap(
      (element) => {
        const value = rows.find(({ id }) => id === element.dataset['row'])?.[round] ?? null;
        const height = element.offsetHeight;
        // Without height it is hidden: the one above it has the same number.
        return value === null || height === 0
          ? []
          : [{ element, height, middle: least - (value - scaleEnds.low) * pixels }];
      },
    );
    const tops = spreadLabels(labels, { from: top, to: bottom });
    return labels.map(({ element, height, middle }, index) => {
      const to = tops[index] ?? 0;
      // Not an inline style of the page's text, which the content security policy refuses: that lets scripts set one.
      element.style.transform = `translateY(${to - element.offsetTop}px)`;
      const [fromX, toX] =
        round === 'before'
          ? [element.offsetLeft + element.offsetWidth + marks.gap, left]
          : [element.offsetLeft - marks.gap, right];
      return { fromX, toX, fromY: to + height / 2, toY: middle };
    });
  });
}

/** Under the lines: the bands, and thin lines from names to where their lines end. On the canvas because a printed one is opaque. */
function ground(plot: HTMLElement, theme: ChartTheme, leaders: () => Leader[]): Plugin<'scatter'> {
  return {
    id: 'ground',
    beforeDraw({ ctx }) {
      const { left, right, top, bottom } = layoutOf(plot);
      const height = (bottom - top - 2 * marks.inset) / profileBands.length;
      ctx.save();
      profileBands.forEach((_band, index) => {
        const last = index === profileBands.length - 1;
        const low = index === 0 ? bottom : bottom - marks.inset - index * height;
        const high = last ? top : bottom - marks.inset - (index + 1) * height;
        ctx.fillStyle = theme.bands[index] ?? theme.line;
        if (theme.bands.length > 0) ctx.fillRect(left, high, right - left, low - high);
        // Without tints, lines part the bands.
        else ctx.fillRect(left, high, right - left, 1);
      });
      ctx.strokeStyle = theme.line;
      ctx.lineWidth = 1;
      ctx.setLineDash([2, 2]);
      ctx.beginPath();
      for (const { fromX, fromY, toX, toY } of leaders()) {
        ctx.moveTo(fromX, fromY);
        ctx.lineTo(toX, toY);
      }
      ctx.stroke();
      // The two rounds.
      ctx.setLineDash([]);
      ctx.beginPath();
      for (const x of [left, right]) {
        ctx.moveTo(x, top);
        ctx.lineTo(x, bottom);
      }
      ctx.stroke();
      ctx.restore();
    },
  };
}
