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
import { keepDrawn } from './keep-drawn';

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
  /** Null: there is no own place here, only case studies. */
  ownLabel: string | null;
};

/**
 * Draws a profile and keeps it right when its size or the user's colours change, and in print. Returns a function that takes
 * the drawing away.
 */
export function drawProfile(drawing: Drawing): () => void {
  return keepDrawn(drawing.plot, () => draw(drawing));
}

function draw(drawing: Drawing): Chart {
  const theme = readTheme(drawing.plot);
  const configuration: ChartConfiguration =
    drawing.view === 'dots' ? dotPlot(drawing, theme) : radar(drawing, theme);
  return new Chart(drawing.canvas, configuration);
}
