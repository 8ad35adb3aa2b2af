import { currentSet, type QuestionFolder } from '../folder';
import type { Problem } from '../problem';

const RELATED_BARRIERS = { fewest: 2, most: 4 };

/** The tier that everyone in the residents sector has, without being asked. */
const RESIDENTS_TIER = 'resident-carer';

/** Each dimension of the current set has 2 to 4 related barriers that exist, and no other dimension has any. */
export function checkRelatedBarriers({ sets, relatedBarriers }: QuestionFolder): Problem[] {
  const set = currentSet(sets)?.value;
  if (set === undefined || relatedBarriers === undefined) return [];
  const { value: related, problemAt } = relatedBarriers;
  const barriers = new Set(set.barriers.map((barrier) => barrier.id));
  const dimensions = set.dimensions.map((dimension) => dimension.id);
  const counted = dimensions.flatMap((id) => {
    const count = new Set(related[id]).size;
    if (count >= RELATED_BARRIERS.fewest && count <= RELATED_BARRIERS.most) return [];
    const { fewest, most } = RELATED_BARRIERS;
    return [
      problemAt([id], `${id} has ${count} related barriers`, `Name ${fewest} to ${most} different ones`),
    ];
  });
  const strangers = Object.entries(related).flatMap(([id, ids]) => [
    ...(dimensions.includes(id)
      ? []
      : [problemAt([id], `there is no dimension ${id}`, 'Correct or remove it')]),
    ...ids.flatMap((barrier, index) =>
      barriers.has(barrier) ? [] : [problemAt([id, index], `there is no ${barrier}`, 'Correct or remove it')],
    ),
  ]);
  return [...counted, ...strangers];
}

/** Ids of sectors and of tiers are used once; where a sector is for residents, their tier is there as well. */
export function checkSectorsAndTiers({ sectors: file }: QuestionFolder): Problem[] {
  if (file === undefined) return [];
  const { sectors, tiers } = file.value;
  const repeats = (list: 'sectors' | 'tiers') => {
    const ids = file.value[list].map(({ id }) => id);
    return ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [file.problemAt([list, index, 'id'], `the id ${id} is used twice`, 'Give each its own id')],
    );
  };
  const hasResidents = sectors.some((sector) => sector.form === 'resident');
  const tierMissing = hasResidents && !tiers.some((tier) => tier.id === RESIDENTS_TIER);
  return [
    ...repeats('sectors'),
    ...repeats('tiers'),
    ...(tierMissing
      ? [
          file.problemAt(
            ['tiers'],
            `residents are asked, but there is no tier ${RESIDENTS_TIER}`,
            'Add that tier',
          ),
        ]
      : []),
  ];
}
