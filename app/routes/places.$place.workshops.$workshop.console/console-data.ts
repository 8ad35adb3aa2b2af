import type { Console } from '~/services/workshop-console.server';

/** What the console's page is loaded with. */
export interface ConsoleData extends Console {
  /** By the server's clock, ISO-8601. */
  now: string;
  /** Names by sector id. */
  sectorNames: Record<string, string>;
  /** Where people join; null once nobody can. */
  join: { url: string; qr: { size: number; path: string } } | null;
  /** For a new follow-up. */
  ticket: string;
  /** Whether it is asked if the workshop should end. */
  isEnding: boolean;
}
