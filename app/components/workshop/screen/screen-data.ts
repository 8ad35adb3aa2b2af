import type { WorkshopCounts } from '~/domain/workshop/counts';
import type { ScreenPhase } from '~/domain/workshop/screen-phase';

/** How people get in: the address without its scheme, the code, and a QR code that leads straight there. */
export interface JoinHere {
  readonly address: string;
  readonly code: string;
  readonly qr: { readonly size: number; readonly path: string };
}

/** All that is projected. */
export interface ScreenData {
  readonly title: string;
  readonly placeName: string;
  readonly rehearsal: boolean;
  /** "Question 4 of 9"; '' outside the agenda. */
  readonly where: string;
  readonly phase: ScreenPhase;
  readonly counts: WorkshopCounts;
  /** Null while nobody can join. */
  readonly join: JoinHere | null;
  /** ISO-8601 UTC; null where no timer runs. */
  readonly timer: string | null;
  /** ISO-8601 UTC by the server's clock, as the page was made. */
  readonly now: string;
  /** Names of the sectors that people were asked for, in their order; empty: not asked. */
  readonly sectors: readonly { readonly id: string; readonly name: string }[];
  /** Of a step of words; empty otherwise. */
  readonly notes: readonly { readonly id: string; readonly body: string; readonly upvotes: number | null }[];
  /** What a pattern means that is talked about; '' otherwise. */
  readonly about: string;
  /** What the group agreed on questions, after the end. */
  readonly agreed: readonly { readonly id: string; readonly title: string; readonly level: string }[];
}
