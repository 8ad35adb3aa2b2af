import type { TookPart } from './took-part';
import type { WorkshopView } from './view';

/** How many took part: "12 devices, for 40 people." */
export function tookPartWords({ devices, people }: TookPart): string {
  if (devices === 0) return 'Nobody joined on a device.';
  const counted = `${devices.toLocaleString('en-GB')} ${devices === 1 ? 'device' : 'devices'}`;
  return people === devices ? `${counted}.` : `${counted}, for ${people.toLocaleString('en-GB')} people.`;
}

/** How votes were counted, in sentences. */
export function countedWords({
  threshold,
  tables,
  sectors,
  steps,
}: Pick<WorkshopView, 'threshold' | 'tables' | 'sectors' | 'steps'>): readonly string[] {
  const hasPaper = steps.some(({ rounds }) => rounds.some(({ result }) => result.paper > 0));
  return [
    'Everybody voted without a name. Nothing that was stored tells who voted for what.',
    `No result was shown of fewer than ${threshold} devices.`,
    ...(tables === 'one' ? ['A phone that a table shared had one vote.'] : []),
    ...(tables === 'people'
      ? [
          'A phone that a table shared counted for the people there. Results are in steps of 5%, and may not add up to 100%.',
        ]
      : []),
    ...(sectors.length > 0
      ? ['Results by type of organisation are only told where every group was large enough.']
      : []),
    ...(hasPaper ? ['Votes on paper were typed in by the facilitator.'] : []),
    'Levels that the group agreed are what people said in the room, apart from the votes. They do not change the scores of a survey.',
    'Devices and their votes are deleted a day after the end. The figures of each round stay.',
  ];
}
