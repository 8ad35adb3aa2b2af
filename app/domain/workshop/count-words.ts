import type { WorkshopCounts } from './counts';
import type { StepView } from './view';

/** How many have joined: "64 people have joined", or "12 devices have joined, for 64 people". */
export function joinedWords({ devices, people }: Pick<WorkshopCounts, 'devices' | 'people'>): string {
  if (devices === 0) return 'Nobody has joined yet';
  const [many, all] = [devices, people].map((number) => number.toLocaleString('en-GB'));
  if (people > devices)
    return `${many} ${devices === 1 ? 'device has' : 'devices have'} joined, for ${all} people`;
  return `${many} ${devices === 1 ? 'person has' : 'people have'} joined`;
}

/** How many of those who joined did what the round asks: "58 of 64 have voted", of words "12 of 64 have written". */
export function doneWords(
  { kind, progress }: Pick<StepView, 'kind' | 'progress'>,
  { voted, devices }: Pick<WorkshopCounts, 'voted' | 'devices'>,
): string {
  const done = kind === 'words' && progress.round === 1 ? 'written' : 'voted';
  const [some, all] = [voted, Math.max(voted, devices)].map((number) => number.toLocaleString('en-GB'));
  return `${some} of ${all} have ${done}`;
}
