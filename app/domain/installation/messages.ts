/** The database engine of an address, by name. */
export const engineName = (databaseUrl: string): 'SQLite' | 'PostgreSQL' =>
  databaseUrl.startsWith('sqlite:') ? 'SQLite' : 'PostgreSQL';

const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** A number of bytes in words, to two figures: "1.4 MB". Units are thousands. */
export function bytesWords(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < UNITS.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${size < 10 && unit > 0 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit]}`;
}
