import type { ToldGroups } from '../rounds/told-groups';
import type { ProtectedEdition } from './edition';

/**
 * What is left of an edition's protected part once the answers are no longer kept: the groups in which it shows each
 * dimension, as they may be told, so that later rounds can still be compared with it. Nothing in it is about fewer people
 * than the threshold, and nothing about sectors, tiers or questions by themselves.
 */
export interface ReducedEdition {
  readonly reduced: true;
  readonly dimensions: ToldGroups;
}

/** The part of an edition that is stored beside what it shows, from its JSON. */
export function readKeptPart(text: string): ProtectedEdition | ReducedEdition {
  return JSON.parse(text) as ProtectedEdition | ReducedEdition;
}

/** Whether what an edition counted is no longer kept. */
export function isReduced(part: ProtectedEdition | ReducedEdition): part is ReducedEdition {
  return 'reduced' in part;
}
