import { findWorkshopByCode } from 'db/queries/workshops';
import { joinRunning, listOwnVote, listStanding, type Standing } from 'db/queries/workshop-participants';
import { listOwnNotes, listOwnUpvotes } from 'db/queries/workshop-words';
import { NOTHING_OWN, type OwnPart, roomView, type RoomView } from '~/domain/workshop/room-view';
import { readWorkshopCode } from '~/domain/workshop/workshop-code';
import { votesTopic } from '~/live/topics';
import type { Services } from './context.server';
import { listShownNotes } from './workshop-words.server';
import { ofWorkshop, viewOf } from './workshops.server';

/** Far more than fit into a room; it keeps whoever joins by program from filling the disk. */
export const MOST_DEVICES = 2_000;

/** How a workshop stands for one device. */
export interface OwnStanding extends Omit<Standing, 'joined'> {
  code: string;
  /** The device's id where it takes part; null: it has not joined. */
  deviceId: string | null;
}

/**
 * The workshop that a code leads to, as somebody typed it or in an address; undefined where to none. Asked at every look
 * of every phone.
 * @param device the id that the device keeps, if any
 */
export async function findStanding(
  { db }: Pick<Services, 'db'>,
  typed: string,
  device?: string,
): Promise<OwnStanding | undefined> {
  const code = readWorkshopCode(typed);
  if (code === undefined) return undefined;
  const [standing] = await listStanding(db, { code, device: device ?? '' });
  if (!standing) return undefined;
  const { joined, ...told } = standing;
  return { ...told, code, deviceId: joined > 0 ? device! : null };
}

/** What somebody says who joins. */
export interface Joining {
  /** The form's; sent twice, it joins once. 32 hexadecimal digits. */
  ticket: string;
  /** Null: not asked or not said. */
  sector: string | null;
  tier: string | null;
  /** How many people vote by this device, 1 to 20. */
  people: number;
}

/** Lets a device join. What the workshop does not ask for has to be left out by the caller. */
export async function joinWorkshop(
  services: Pick<Services, 'db' | 'keys' | 'live'>,
  workshopId: string,
  { ticket, ...said }: Joining,
): Promise<{ outcome: 'joined'; deviceId: string } | { outcome: 'not-running' | 'full' }> {
  const { db, keys, live } = services;
  // From the ticket, so that a double click joins once; keyed, so that nobody chooses an id.
  const id = keys.mac('workshop-device', workshopId, ticket).subarray(0, 16).toString('hex');
  const outcome = await db
    .transaction()
    .execute((trx) => joinRunning(trx, workshopId, { id, ...said }, MOST_DEVICES));
  if (outcome !== 'joined') return { outcome };
  live.poke(votesTopic(workshopId));
  return { outcome, deviceId: id };
}

/** What everybody in the room of a code sees now; undefined where the code leads to no workshop (any more). */
export async function readRoom(
  services: Pick<Services, 'db' | 'instrument'>,
  code: string,
): Promise<RoomView | undefined> {
  const stored = await findWorkshopByCode(services.db, code);
  if (!stored) return undefined;
  const view = await viewOf(services, ofWorkshop(stored));
  const { step } = view.state;
  return roomView(view, step === null ? [] : await listShownNotes(services, view, step));
}

/** What a device that has joined said of the step that the room is at. */
export async function readOwnPart(
  { db }: Pick<Services, 'db'>,
  { id: workshopId, step }: Pick<RoomView, 'id' | 'step'>,
  deviceId: string,
): Promise<OwnPart> {
  if (!step || step.kind === 'talk') return NOTHING_OWN;
  const at = { workshopId, stepId: step.id, deviceId };
  if (step.kind === 'words') {
    const [notes, upvotes] = await Promise.all([listOwnNotes(db, at), listOwnUpvotes(db, at)]);
    const own = notes.map(({ id, body, state }) => ({ id, body, waiting: state === 'waiting' }));
    return { ...NOTHING_OWN, notes: own, upvotes };
  }
  const { round } = step.progress;
  if (round === 0) return NOTHING_OWN;
  const [vote] = await listOwnVote(db, { ...at, round });
  return { ...NOTHING_OWN, vote: vote ?? null };
}
