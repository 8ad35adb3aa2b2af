import type { AppLoadContext } from '@remix-run/node';
import { CHANGED, refusalWords } from '~/domain/workshop/console-messages';
import type { WorkshopCommand } from '~/domain/workshop/next-state';
import { readTimerWish, timerUntil } from '~/domain/workshop/timer';
import { currentStep, type WorkshopView } from '~/domain/workshop/view';
import { postedText } from '~/lib/http';
import type { InPlace } from '~/services/places.server';
import { commandWorkshop } from '~/services/workshop-commands.server';
import { COMMAND } from './command';
import type { Posted } from './posted';

/** Does a posted command. @returns what came of it; undefined once it is done, 'not-there' where somebody may not */
export async function doPostedCommand(
  context: AppLoadContext,
  by: InPlace,
  workshop: WorkshopView,
  form: FormData,
): Promise<Posted | 'not-there' | undefined> {
  const command = readCommand(postedText(form, COMMAND), workshop, context.clock().toISOString());
  const seen = Number(postedText(form, 'seen') || Number.NaN);
  if (!command || !Number.isInteger(seen)) return UNREADABLE;
  const outcome = await commandWorkshop(context, by, workshop.id, seen, command);
  if (outcome === 'done') return undefined;
  if (outcome === 'not-there') return 'not-there';
  const words =
    outcome === 'changed' ? CHANGED : refusalWords(outcome.refused, workshop, currentStep(workshop)?.kind);
  return { about: 'console', status: 409, words };
}

export const UNREADABLE: Posted = {
  about: 'console',
  status: 400,
  words: 'This form could not be read. Nothing was changed. Try again.',
};

/** A command as `commandOf` writes it. @param now ISO-8601 */
function readCommand(
  text: string,
  { state }: WorkshopView,
  now: string,
): WorkshopCommand | { kind: 'undo' } | undefined {
  const [kind = '', of] = text.split(' ');
  switch (kind) {
    case 'start':
    case 'end':
    case 'open':
    case 'close':
    case 'reveal':
    case 'undo':
      return { kind };
    case 'go':
      return { kind, step: of ?? null };
    case 'timer': {
      const wish = readTimerWish(of ?? '');
      return wish === undefined ? undefined : { kind, until: timerUntil(wish, state.timer, now) };
    }
    default:
      return undefined;
  }
}
