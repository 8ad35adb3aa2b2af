const MINUTE_MS = 60_000;
/** How far clocks in the UK are ahead of UTC, in minutes: in winter and in summer. */
const OFFSETS = [0, 60];

const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
});

const DAY_WORDS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** A day of the calendar; month and day from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** A time on the clock; hour 0 to 23, minute 0 to 59. */
export interface ClockTime {
  hour: number;
  minute: number;
}

/** What clocks in the UK show at a moment (ISO-8601). */
export function ukClock(iso: string): Day & ClockTime {
  const parts = PARTS.formatToParts(new Date(iso));
  const number = (type: string) => Number(parts.find((part) => part.type === type)!.value);
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
  };
}

/**
 * The moment at which clocks in the UK show this. In the night when they go back an hour is shown twice.
 * @param ofTwo which of two such moments is meant
 * @returns ISO-8601 UTC; undefined where clocks never show it: a day that no month has, or the hour that is left out
 *   in the night when they go forward
 */
export function momentInUk(shown: Day & ClockTime, ofTwo: 'first' | 'second' = 'first'): string | undefined {
  const asIfUtc = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute);
  const moments = OFFSETS.map((offset) => new Date(asIfUtc - offset * MINUTE_MS).toISOString())
    .filter((iso) => same(ukClock(iso), shown))
    .sort();
  return ofTwo === 'first' ? moments[0] : moments.at(-1);
}

const same = (one: Day & ClockTime, other: Day & ClockTime) =>
  (['year', 'month', 'day', 'hour', 'minute'] as const).every((part) => one[part] === other[part]);

/** A moment in words and UK time: "Tuesday 3 November 2026, 5pm". */
export function ukMomentWords(iso: string): string {
  const { hour, minute } = ukClock(iso);
  const day = ukDayWords(iso);
  if (minute === 0 && hour === 0) return `midnight at the start of ${day}`;
  return `${day}, ${clockWords({ hour, minute })}`;
}

/** The day of a moment in words: "Tuesday 3 November 2026". A date alone (YYYY-MM-DD) is that day. */
export function ukDayWords(iso: string): string {
  return DAY_WORDS.format(new Date(iso)).replace(',', '');
}

/** A time on the clock as it is spoken: "5pm", "9:30am", "midday", "midnight". */
export function clockWords({ hour, minute }: ClockTime): string {
  if (minute === 0 && hour === 0) return 'midnight';
  if (minute === 0 && hour === 12) return 'midday';
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a day as people type it: "3 11 2026", "3/11/2026", "3 November 2026", "Tues 3rd Nov 2026" or "2026-11-03".
 * @returns undefined where it is no day of the years 2000 to 2099
 */
export function readDay(typed: string): Day | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[,\s]+/, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const british = /^(\d{1,2})(?:st|nd|rd|th)?[\s./-]+(?:of\s+)?(\d{1,2}|[a-z]{3,9})[\s./,-]+(\d{4})$/.exec(
    text,
  );
  const [year, month, day] = iso
    ? [iso[1]!, iso[2]!, iso[3]!]
    : british
      ? [british[3]!, british[2]!, british[1]!]
      : ['', '', ''];
  const read = { year: Number(year), month: monthOf(month), day: Number(day) };
  if (read.year < 2000 || read.year > 2099) return undefined;
  // Midday is on the clock every day; a day that no month has is not.
  return momentInUk({ ...read, hour: 12, minute: 0 }) === undefined ? undefined : read;
}

const monthOf = (text: string) => (/^\d+$/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3)) + 1);

/**
 * Reads a time as people type it: "5pm", "9.30 am", "17:00", "midday", "midnight".
 * @returns undefined where it is no time; a bare "5" is none, since it could be morning or evening
 */
export function readClockTime(typed: string): ClockTime | undefined {
  const text = typed.trim().toLowerCase().replace(/\s+/g, '');
  if (text === 'midday' || text === 'noon') return { hour: 12, minute: 0 };
  if (text === 'midnight') return { hour: 0, minute: 0 };
  const [, hours = '', minutes, half] = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(text) ?? [];
  if (hours === '' || (minutes === undefined && half === undefined)) return undefined;
  const hour = Number(hours);
  const minute = Number(minutes ?? 0);
  if (minute > 59) return undefined;
  if (half === undefined) return hour < 24 ? { hour, minute } : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return { hour: (hour % 12) + (half === 'pm' ? 12 : 0), minute };
}

/** A moment as two fields of a form show it: "3 November 2026" and "5pm". */
export function typedMoment(iso: string): { day: string; time: string } {
  return { day: ukDayWords(iso).replace(/^\S+ /, ''), time: clockWords(ukClock(iso)) };
}
