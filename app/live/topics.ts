/** A workshop's state, agenda or outcomes have changed: for all its views. */
export const workshopTopic = (workshopId: string) => `workshop:${workshopId}`;

/** Somebody joined it, voted, or sent words: for console and projector alone. */
export const votesTopic = (workshopId: string) => `workshop:${workshopId}:votes`;
