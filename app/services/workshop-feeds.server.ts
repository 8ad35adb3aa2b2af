import { findSequence } from 'db/queries/workshop-events';
import { findWorkshopRow } from 'db/queries/workshops';
import type { WorkshopCounts } from '~/domain/workshop/counts';
import type { Live } from '~/live/poke.server';
import { type SharedLook, shareLooks } from '~/live/shared-look.server';
import { votesTopic, workshopTopic } from '~/live/topics';
import type { Services } from './context.server';
import { countWorkshop } from './workshop-counts.server';

/** What streams of workshops tell, by a workshop's id. Ask first whether who listens may. */
export interface WorkshopFeeds {
  /** The number of its last event; undefined once it is deleted. */
  sequence: SharedLook<number | undefined>;
  /** At most once a second. */
  counts: SharedLook<WorkshopCounts>;
}

/** One of each for a process, which has one `Live`: what is looked up is shared by all who listen. */
const made = new WeakMap<Live, WorkshopFeeds>();

export function workshopFeeds({ db, live }: Pick<Services, 'db' | 'live'>): WorkshopFeeds {
  const before = made.get(live);
  if (before) return before;
  const feeds: WorkshopFeeds = {
    sequence: shareLooks(live, {
      topics: (id) => [workshopTopic(id)],
      look: (id) => findSequence(db, id),
    }),
    counts: shareLooks(live, {
      topics: (id) => [workshopTopic(id), votesTopic(id)],
      look: (id) => countWorkshop({ db }, id),
      pauseMs: 1_000,
    }),
  };
  made.set(live, feeds);
  return feeds;
}

/** Whether a place has this workshop. */
export const hasWorkshop = async ({ db }: Pick<Services, 'db'>, placeId: string, workshopId: string) =>
  (await findWorkshopRow(db, placeId, workshopId)) !== undefined;
