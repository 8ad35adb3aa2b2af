/** Minutes that a timer can be started with, beside those of its step. */
export const TIMER_MINUTES = [1, 2, 5, 10] as const;
/** The most that a step can be planned for. */
const MOST_MINUTES = 480;
const MINUTE_MS = 60_000;

/** What a facilitator does with the timer: starts it with minutes, gives one minute more, or stops it. */
export type TimerWish = number | 'more' | 'stop';

/** A posted wish; undefined where it is none. */
export function readTimerWish(text: string): TimerWish | undefined {
  if (text === 'more' || text === 'stop') return text;
  const minutes = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= MOST_MINUTES ? minutes : undefined;
}

/**
 * When the time is over.
 * @param now ISO-8601, as is the running timer: null where none runs
 * @returns null: it stops
 */
export function timerUntil(wish: TimerWish, timer: string | null, now: string): string | null {
  if (wish === 'stop') return null;
  const left = timer === null ? 0 : Math.max(0, Date.parse(timer) - Date.parse(now));
  const ms = wish === 'more' ? left + MINUTE_MS : wish * MINUTE_MS;
  return new Date(Date.parse(now) + ms).toISOString();
}

/** Whole seconds until a timer is over, rounded up; 0 once it is. @param nowMs by the server's clock */
export const secondsLeft = (timer: string, nowMs: number): number =>
  Math.max(0, Math.ceil((Date.parse(timer) - nowMs) / 1000));

/** "4:05". */
export const clockFace = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** What is said aloud of a timer: at one minute, and at its end; '' at every other moment. */
export function timerCall(seconds: number): string {
  if (seconds === 0) return 'Time is over';
  // A little longer than the moment itself, since a page may wake late.
  return seconds <= 60 && seconds > 55 ? '1 minute left' : '';
}
