import {
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
  ScatterController,
  Tooltip,
} from 'chart.js';
import type { ProfileColumn, ProfileRow } from './profile-chart-data';
import { dotPlot } from './dot-plot';
import { radar } from './radar';
import { readTheme } from './chart-theme';

Chart.register(
  LinearScale,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
  ScatterController,
  Tooltip,
);

/** What a drawing needs to know. */
export type Drawing = {
  /** Holds the frame of the plot and the canvas over it. */
  plot: HTMLElement;
  canvas: HTMLCanvasElement;
  view: 'dots' | 'radar';
  rows: ProfileRow[];
  columns: ProfileColumn[];
  ownLabel: string;
};

const printClass = 'app-profile--printed';

/**
 * Draws a profile and keeps it right when its size or the user's colours change, and in print. Returns a function that takes
 * the drawing away.
 */
export function drawProfile(drawing: Drawing): () => void {
  let chart = draw(drawing);

  const redraw = () => {
    chart.destroy();
    chart = draw(drawing);
  };
  // Printing stretches the page after the canvas was drawn; a fixed width on both sides keeps marks on their lines.
  const figure = drawing.plot.closest('figure');
  const print = (on: boolean) => {
    figure?.classList.toggle(printClass, on);
    redraw();
  };

  const forcedColours = window.matchMedia('(forced-colors: active)');
  const printed = window.matchMedia('print');
  const onPrintMedia = (event: MediaQueryListEvent) => print(event.matches);
  const beforePrint = () => print(true);
  const afterPrint = () => print(false);
  forcedColours.addEventListener('change', redraw);
  printed.addEventListener('change', onPrintMedia);
  window.addEventListener('beforeprint', beforePrint);
  window.addEventListener('afterprint', afterPrint);
  return () => {
    forcedColours.removeEventListener('change', redraw);
    printed.removeEventListener('change', onPrintMedia);
    window.removeEventListener('beforeprint', beforePrint);
    window.removeEventListener('afterprint', afterPrint);
    chart.destroy();
  };
}

function draw(drawing: Drawing): Chart {
  const theme = readTheme(drawing.plot);
  const configuration: ChartConfiguration =
    drawing.view === 'dots' ? dotPlot(drawing, theme) : radar(drawing, theme);
  return new Chart(drawing.canvas, configuration);
}
