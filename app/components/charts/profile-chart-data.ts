import { BANDS, bandOf } from '~/domain/scoring/bands';
import { bandName, oneDecimal } from '~/domain/scoring/messages';

/** A case study on one dimension. */
export type ProfilePoint = {
  /** Id of the case study. */
  id: string;
  /** Its name, as in the legend and the table. */
  name: string;
  /** Mean of its rated questions, 1 to 5; null where its report does not tell. */
  value: number | null;
  /** Number of questions the mean is of. */
  rated: number;
};

/** One dimension of a profile. */
export type ProfileRow = {
  id: string;
  label: string;
  /** Where the label leads to, in the table. */
  href?: string | undefined;
  /** Own score, 1 to 5; null where it is not known. */
  value: number | null;
  /** Words of the own score's band ("Developing", or "between Developing and Maturing"); null where not known. */
  band: string | null;
  /** Why there is no score ("not enough answers"), or what to know about the one there is ("2 of 3 answered"). */
  note?: string | undefined;
  /** Likely range of the own score, both 1 to 5. */
  interval?: { low: number; high: number } | undefined;
  /** Of the case studies shown by name. */
  points: readonly ProfilePoint[];
  /** Values of the other case studies that tell of it, 1 to 5, in any order. */
  others?: readonly number[] | undefined;
};

/** Hollow marks, in the order in which case studies take them; a filled circle is the own place alone. */
export const markShapes = ['triangle', 'square', 'diamond', 'circle', 'cross', 'saltire', 'star'] as const;
export type MarkShape = (typeof markShapes)[number];

/** A case study as a column of the table and an entry of the legend. */
export type ProfileColumn = { id: string; name: string; shape: MarkShape };

/** The ends of the scale. */
export const scaleEnds = { low: 1, high: 5 };

/** The five bands in order, for the head of the plot. */
export const profileBands = BANDS.map((band) => ({ level: band.level, name: bandName(band.code) }));

/**
 * The case studies of a profile, each once, in the order in which the rows first name them. With more than seven,
 * shapes come round again; the table tells them apart.
 */
export function caseStudyColumns(rows: readonly ProfileRow[]): ProfileColumn[] {
  const names = new Map<string, string>();
  for (const row of rows)
    for (const point of row.points) if (!names.has(point.id)) names.set(point.id, point.name);
  return [...names].map(([id, name], index) => ({
    id,
    name,
    shape: markShapes[index % markShapes.length] ?? markShapes[0],
  }));
}

/** A row's point of a case study, or undefined where its report does not tell of that dimension. */
export function pointOf(
  row: ProfileRow,
  caseStudyId: string,
): (ProfilePoint & { value: number }) | undefined {
  const point = row.points.find((candidate) => candidate.id === caseStudyId);
  return point && point.value !== null ? { ...point, value: point.value } : undefined;
}

/** The other case studies of a row, those with the same value (to one decimal) together: values from the lowest, and how many. */
export function othersByValue({ others = [] }: ProfileRow): { value: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const value of others) {
    const shown = Number(oneDecimal(value));
    counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value);
}

/** The other case studies of a row in words, "12 places, 2.0 to 3.7"; null where none tells of it. */
export function othersInWords({ others = [] }: ProfileRow): string | null {
  if (others.length === 0) return null;
  const [low, high] = [Math.min(...others), Math.max(...others)].map(oneDecimal);
  const range = low === high ? `${others.length > 1 ? 'all ' : ''}${low}` : `${low} to ${high}`;
  return `${others.length === 1 ? '1 place' : `${others.length} places`}, ${range}`;
}

/** The own score in words and number, "Developing (2.9)"; null where there is none. */
export function ownScore(row: ProfileRow): string | null {
  return row.value === null ? null : inWords(row.value, row.band);
}

/** A score by the words of its band, then its number to one decimal: "Developing (2.9)". */
export function inWords(value: number, band: string | null = bandName(bandOf(value).code)): string {
  return band ? `${band} (${oneDecimal(value)})` : oneDecimal(value);
}

/** What a case study's point is of, "from 2 questions". */
export function ratedInWords(rated: number): string {
  return rated === 1 ? 'from 1 question' : `from ${rated} questions`;
}

/** The likely range in words, "likely between 2.6 and 3.2"; null where there is none. */
export function likelyRange(row: ProfileRow): string | null {
  return row.interval
    ? `likely between ${oneDecimal(row.interval.low)} and ${oneDecimal(row.interval.high)}`
    : null;
}

/** Lanes on either side of the middle one. With more marks at one place the rest lie in the middle; the table tells. */
const mostLanes = 5;

/**
 * Lanes that keep marks of one row from covering each other. Takes positions along the row (any unit) and the least
 * distance at which two marks in one lane do not touch. Returns one lane for each, in the order given: 0 is the
 * middle, then -1, 1, -2, 2, … ; with no free lane up to `most` the mark goes to the middle. The first positions are
 * served first, so give the own place's first.
 */
export function lanesOf(positions: readonly number[], distance: number, most = mostLanes): number[] {
  const candidates = [0];
  for (let lane = 1; lane <= most; lane += 1) candidates.push(-lane, lane);
  const taken = new Map<number, number[]>();
  return positions.map((position) => {
    const free = candidates.find((lane) =>
      (taken.get(lane) ?? []).every((other) => Math.abs(other - position) >= distance),
    );
    const lane = free ?? 0;
    taken.set(lane, [...(taken.get(lane) ?? []), position]);
    return lane;
  });
}

/** How much of the scale a mark and the space around it cover on a screen of 320 px, where they cover most. */
const markSpan = 0.28;

/**
 * How many lanes a row needs so that no mark covers another on the narrowest screen: an odd number, 3 to 11. The row's
 * height is made from it, on the server, before anything is drawn.
 */
export function lanesNeeded(row: ProfileRow): number {
  const values = [row.value, ...row.points.map((point) => point.value)].filter((value) => value !== null);
  const furthest = Math.max(1, ...lanesOf(values, markSpan).map(Math.abs));
  return furthest * 2 + 1;
}

/** Breaks a label into lines of at most `longest` characters, at spaces only; a longer word keeps a line to itself. */
export function linesOf(label: string, longest: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= longest)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
