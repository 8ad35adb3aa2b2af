import type { ChartConfiguration, ChartDataset } from 'chart.js';
import { type ChartTheme, pointStyles, tooltipLook } from './chart-theme';
import {
  inWords,
  linesOf,
  pointOf,
  type ProfileColumn,
  type ProfileRow,
  scaleEnds,
} from './profile-chart-data';
import type { Drawing } from './profile-drawing';

/** Below this width (px) the corners carry numbers, and the list under the radar says what they stand for. */
const roomForNames = 560;

/** The radar: a corner for each row, the own place as a full line, case studies as thin dashed ones. */
export function radar(drawing: Drawing, theme: ChartTheme): ChartConfiguration<'radar', (number | null)[]> {
  const { plot, rows, columns, ownLabel } = drawing;
  const narrow = plot.clientWidth < roomForNames;
  const font = { family: theme.fontFamily, size: theme.fontSize };
  return {
    type: 'radar',
    data: {
      labels: rows.map((row) => row.label),
      datasets: datasetsOf(rows, columns, ownLabel, theme, narrow ? 4 : 6),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      devicePixelRatio: Math.max(2, window.devicePixelRatio),
      scales: {
        r: {
          // Not from 1: "Not started" everywhere would be a single point.
          min: 0,
          max: scaleEnds.high,
          ticks: {
            stepSize: 1,
            color: theme.text,
            backdropColor: theme.paper,
            font,
            callback: (value) => (value === 0 ? '' : String(value)),
          },
          grid: { color: theme.line },
          angleLines: { color: theme.line },
          pointLabels: {
            color: theme.text,
            font,
            callback: (label, index) =>
              plot.clientWidth < roomForNames ? String(index + 1) : linesOf(label, 16),
          },
        },
      },
      plugins: {
        tooltip: {
          ...tooltipLook(theme),
          callbacks: {
            title: (items) => rows[items[0]?.dataIndex ?? -1]?.label ?? '',
            label: (item) => `${item.dataset.label ?? ''}: ${inWords(item.raw as number)}`,
          },
        },
      },
    },
  };
}

function datasetsOf(
  rows: ProfileRow[],
  columns: ProfileColumn[],
  ownLabel: string | null,
  theme: ChartTheme,
  pointRadius: number,
): ChartDataset<'radar', (number | null)[]>[] {
  return [
    {
      label: ownLabel ?? '',
      data: rows.map((row) => row.value),
      order: 0,
      borderColor: theme.own,
      borderWidth: 3,
      pointStyle: 'circle',
      pointRadius,
      pointBackgroundColor: theme.own,
      pointBorderColor: theme.own,
    },
    ...columns.map((column) => ({
      label: column.name,
      data: rows.map((row) => pointOf(row, column.id)?.value ?? null),
      order: 1,
      borderColor: theme.caseStudy,
      borderWidth: 1,
      borderDash: [4, 4],
      pointStyle: pointStyles[column.shape],
      pointRadius,
      pointBorderWidth: 2,
      pointBackgroundColor: theme.paper,
      pointBorderColor: theme.caseStudy,
    })),
  ];
}
