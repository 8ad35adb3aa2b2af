/** One line of the table. Texts are for reading; the figures behind them go into the JSON. */
export interface Row {
  name: string;
  measured: string;
  /** What it stands against, named; empty where nothing does. */
  floor?: string;
  ratio?: string;
  bar?: string;
  /** Whether the bar is met; left out where there is none. */
  met?: boolean;
  /** What one has to know to read the line: how far samples lay apart, what else was seen. */
  note?: string;
  /** By name, in the unit that the name ends with; lists are the samples. */
  figures: Record<string, number | number[]>;
}

const HEAD = ['row', 'measured', 'floor', 'ratio', 'bar', ''];

/** `meets`, `misses`, or nothing for a row without a bar. */
export const verdictOf = ({ met }: Pick<Row, 'met'>) => (met === undefined ? '' : met ? 'meets' : 'misses');

/** The table as text, with the notes below it, numbered. */
export function tableOf(rows: readonly Row[]): string {
  const notes = rows.flatMap(({ name, note }) => (note ? [`${name}: ${note}`] : []));
  const cells = rows.map((row) => [
    row.name,
    row.measured,
    row.floor ?? '',
    row.ratio ?? '',
    row.bar ?? '',
    verdictOf(row),
  ]);
  const widths = HEAD.map((title, i) => Math.max(title.length, ...cells.map((line) => line[i]!.length)));
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) => text.padEnd(widths[i]!))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [line(HEAD), rule, ...cells.map(line), '', ...notes.map((note) => `- ${note}`)].join('\n');
}
