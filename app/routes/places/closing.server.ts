import type { AppLoadContext } from '@remix-run/node';
import { readDates } from '~/domain/assessment/dates';
import { dateProblemWords } from '~/domain/assessment/messages';
import { postedForm } from '~/lib/http';

const LONGEST = 60;

/** Reads a posted closing day and time: the moment (null: by hand), or what was typed with what is wrong with it. */
export async function readPostedClosing(
  { clock }: AppLoadContext,
  request: Request,
): Promise<
  | { ok: true; closesAt: string | null }
  | { ok: false; typed: { day: string; time: string }; errors: { day?: string; time?: string } }
> {
  const form = await postedForm(request);
  const said = (name: string) => String(form.get(name) ?? '').slice(0, LONGEST);
  const typed = { day: said('closesDay'), time: said('closesTime') };
  const read = readDates(
    { opensDay: '', opensTime: '', closesDay: typed.day, closesTime: typed.time },
    clock().toISOString(),
  );
  if (read.ok) return { ok: true, closesAt: read.dates.closesAt };
  const { closesDay, closesTime } = read.problems;
  return {
    ok: false,
    typed,
    errors: {
      ...(closesDay && { day: dateProblemWords('closing', closesDay) }),
      ...(closesTime && { time: dateProblemWords('closing', closesTime) }),
    },
  };
}
