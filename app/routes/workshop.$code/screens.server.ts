import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { RoomScreen } from '~/components/workshop/participant/room-screen';
import type { RoomView } from '~/domain/workshop/room-view';
import type { Services } from '~/services/context.server';
import { type OwnStanding, readRoom } from '~/services/workshop-joining.server';
import { questionsFor, sectorNamesIn } from './standing.server';

/** What everybody alike sees of a workshop as it stands. */
export interface Screen {
  room: RoomView;
  /** Two screens of one workshop are the same where their keys are. */
  key: string;
  /** The screen as JSON text of its HTML. */
  html: string;
}

/** More than there are workshops at one time in one process; each a few kilobytes. */
const KEPT = 100;

/** Names a screen: the number of the last event, and whether it is that of people who joined. */
export const screenKey = (sequence: number, joined: boolean) => `${sequence}-${joined ? 'in' : 'out'}`;

/**
 * Draws the screens of the workshops under way, each once: after a reveal five hundred phones ask for the same one. A
 * change of a workshop raises its number, and so makes another screen.
 * @returns a function that gives the screen, undefined where the workshop is gone
 */
export function keepScreens(services: Services): (standing: OwnStanding) => Promise<Screen | undefined> {
  const kept = new Map<string, Promise<Screen | undefined>>();
  return ({ id, code, sequence, stage, deviceId }) => {
    const joined = deviceId !== null;
    const name = `${id} ${code} ${stage} ${screenKey(sequence, joined)}`;
    const known = kept.get(name);
    if (known) return known;
    const drawn = draw(services, code, joined);
    kept.set(name, drawn);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    drawn.catch(() => kept.delete(name));
    return drawn;
  };
}

async function draw(services: Services, code: string, joined: boolean): Promise<Screen | undefined> {
  const room = await readRoom(services, code);
  if (!room) return undefined;
  const { instrument } = services;
  const screen = createElement(RoomScreen, {
    room,
    joined,
    questions: questionsFor(instrument, room),
    sectorNames: sectorNamesIn(instrument),
  });
  const html = JSON.stringify(renderToStaticMarkup(screen));
  return { room, key: screenKey(room.sequence, joined), html };
}
