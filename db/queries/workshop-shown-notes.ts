import type { Queryable } from '../tables';

/** A note that everybody may read. */
export interface ShownNote {
  id: string;
  body: string;
  /** Devices that find it, or one that was merged into it, important: each counts once. */
  upvotes: number;
}

/** The shown notes of a step by id, which tells nothing of when they came. Ask first whether they may be seen. */
export async function listShownNoteRows(
  db: Queryable,
  workshopId: string,
  stepId: string,
): Promise<ShownNote[]> {
  const notes = await db
    .selectFrom('workshop_note as note')
    .select((eb) => [
      'note.id',
      'note.body',
      'note.upvotes as kept',
      eb
        .selectFrom('workshop_upvote')
        .innerJoin('workshop_note as meant', 'meant.id', 'workshop_upvote.note_id')
        .where((or) =>
          or.or([or('meant.id', '=', or.ref('note.id')), or('meant.merged_into', '=', or.ref('note.id'))]),
        )
        .select(({ fn }) => fn.count<number>('workshop_upvote.device_id').distinct().as('upvotes'))
        .$asScalar()
        .$notNull()
        .as('counted'),
    ])
    .where('note.workshop_id', '=', workshopId)
    .where('note.step_id', '=', stepId)
    .where('note.state', '=', 'shown')
    .orderBy('note.id')
    .execute();
  // Once devices are deleted there is nothing left to count but the number that was kept.
  return notes.map(({ kept, counted, ...note }) => ({ ...note, upvotes: kept + counted }));
}
