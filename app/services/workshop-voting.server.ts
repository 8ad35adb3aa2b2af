import { listVotedStep } from 'db/queries/workshop-participants';
import { findOwnVote, saveVote } from 'db/queries/workshop-votes';
import type { StoredStep } from 'db/queries/workshop-steps';
import { UNSURE } from '~/domain/workshop/view';
import { votesTopic } from '~/live/topics';
import type { Services } from './context.server';
import { choicesOf } from './workshops.server';

/** Who votes, and where. */
export interface Ballot {
  workshopId: string;
  deviceId: string;
  stepId: string;
  /** From 1. */
  round: number;
}

/**
 * - `saved`: it stands and is committed. `older`: a newer one of the same device stands.
 * - `closed`: the round takes no votes (any more). `unknown`: the workshop has no such device (any more).
 * - `no-such-choice`: the step is not voted on in this way.
 */
export type VoteOutcome = 'saved' | 'older' | 'closed' | 'unknown' | 'no-such-choice';

type Needs = Pick<Services, 'db' | 'instrument' | 'live'>;

/**
 * Takes a vote; of several by one device the newest stands, by (sequence, tab).
 * @param vote `sequence` from 1, counted on by the page from what it knows; `tab` tells its browser tabs apart
 */
export async function castVote(
  services: Needs,
  ballot: Ballot,
  vote: { value: string; sequence: number; tab: string },
): Promise<VoteOutcome> {
  const { workshopId, stepId } = ballot;
  const [step] = await listVotedStep(services.db, { workshopId, stepId });
  if (!step) return 'closed';
  const options = JSON.parse(step.options) as StoredStep['options'];
  const choices = choicesOf(services.instrument, step.questionSet, { ...step, options });
  const known = [...choices.map(({ value }) => value), ...UNSURE];
  if (choices.length === 0 || !known.includes(vote.value)) return 'no-such-choice';
  const outcome = await saveVote(services.db, { ...ballot, ...vote });
  if (outcome === 'saved') services.live.poke(votesTopic(workshopId));
  return outcome;
}

/** Takes a vote from a page without JavaScript, which counts as newer than all before it. */
export async function castPlainVote(services: Needs, ballot: Ballot, value: string): Promise<VoteOutcome> {
  const stands = await findOwnVote(services.db, ballot);
  return castVote(services, ballot, { value, sequence: (stands?.sequence ?? 0) + 1, tab: 'plain' });
}
