import { type MarkShape, profileBands } from './profile-chart-data';

/** Colours and type of a drawing, as the browser resolved them, system colours in forced colours included. */
export type ChartTheme = {
  /** The own place: the one filled mark. */
  own: string;
  /** Outlines of case studies' marks. */
  caseStudy: string;
  /** Outlines of the small marks of case studies that are not shown by name. */
  other: string;
  /** Behind everything, and inside hollow marks. */
  paper: string;
  text: string;
  /** Lines that matter less than the own ones. */
  quiet: string;
  line: string;
  /** Fills of the five bands, none in forced colours: there, lines part them. */
  bands: string[];
  fontFamily: string;
  /** px */
  fontSize: number;
};

/** chart.js's names of the hollow marks. */
export const pointStyles: Record<
  MarkShape,
  'triangle' | 'rect' | 'rectRot' | 'circle' | 'cross' | 'crossRot' | 'star'
> = {
  triangle: 'triangle',
  square: 'rect',
  diamond: 'rectRot',
  circle: 'circle',
  cross: 'cross',
  saltire: 'crossRot',
  star: 'star',
};

/**
 * Reads the theme from the figure that the plot stands in: its legend's marks, its text, its frame. A part that is
 * not there gives black on white.
 */
export function readTheme(plot: HTMLElement): ChartTheme {
  const figure = plot.closest('figure') ?? plot;
  const colour = (
    selector: string,
    property: 'color' | 'backgroundColor' | 'borderTopColor',
    otherwise: string,
  ) => {
    const element = figure.querySelector(selector);
    return element ? getComputedStyle(element)[property] : otherwise;
  };
  const text = getComputedStyle(plot);
  const bands = profileBands.map((band) => text.getPropertyValue(`--app-band-${band.level}`).trim());
  return {
    own: colour('.app-mark--own', 'color', '#000'),
    caseStudy: colour('.app-mark--case', 'color', '#000'),
    other: colour('.app-mark--other', 'color', '#000'),
    paper: colour('.app-profile__plot', 'backgroundColor', '#fff'),
    quiet: colour('[data-track]', 'color', '#000'),
    line: colour('[data-track]', 'borderTopColor', '#000'),
    bands: bands.every(Boolean) ? bands : [],
    text: text.color,
    fontFamily: text.fontFamily,
    fontSize: Number.parseFloat(text.fontSize) || 16,
  };
}

/** How a tooltip looks: the page's own colours turned round. */
export function tooltipLook(theme: ChartTheme) {
  const font = { family: theme.fontFamily, size: theme.fontSize };
  return {
    displayColors: false,
    backgroundColor: theme.text,
    bodyColor: theme.paper,
    titleColor: theme.paper,
    bodyFont: font,
    titleFont: font,
  };
}
