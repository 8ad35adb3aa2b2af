import { beforeAll, beforeEach, expect, it } from 'vitest';
import { addMember, insertAccount } from 'db/queries/accounts';
import { insertEdition } from 'db/queries/editions';
import { METHOD } from '~/domain/edition/edition';
import { listEarlierRounds, listEditionHeads } from 'db/queries/rounds';
import { insertPlace } from 'db/queries/places';
import { openInstrument } from 'questions/check';
import { comparedRounds, earlierRounds, findRoundHeads } from '~/services/rounds.server';
import { describeOnEachEngine } from '../setup/databases';
import type { TestDatabase } from '../setup/databases';
import { placeAssessment, removeRows } from './rows';

const shownWith = (threshold: number) => JSON.stringify({ method: METHOD, threshold, dimensions: [] });

describeOnEachEngine('the rounds of a place', (open) => {
  let db: TestDatabase['db'];
  const instrument = openInstrument('questions');
  beforeAll(async () => {
    ({ db } = await open());
    for (const id of ['member', 'stranger']) {
      const account = { id, name: id, email: `${id}@example.org`, administrator: false };
      await insertAccount(db, { ...account, passwordHash: '', createdOn: '2024-10-20' });
    }
  });
  beforeEach(async () => {
    await removeRows(db);
    await db.transaction().execute(async (trx) => {
      for (const id of ['here', 'there']) await insertPlace(trx, { id, name: id, createdOn: '2024-10-20' });
      await addMember(trx, { accountId: 'member', placeId: 'here', role: 'viewer' });
      await addMember(trx, { accountId: 'stranger', placeId: 'there', role: 'lead' });
    });
  });

  /** An assessment with editions of these days. */
  const assessment = async (
    id: string,
    days: readonly string[],
    { place = 'here', made = '2024-11-01' } = {},
  ) => {
    const own = {
      ...placeAssessment,
      id,
      place_id: place,
      title: `Round ${id}`,
      join_code: id,
      created_on: made,
    };
    await db.insertInto('assessment').values(own).execute();
    for (const [index, day] of days.entries()) await edition(id, index + 1, day);
  };
  const edition = (
    assessmentId: string,
    number: number,
    computedOn: string,
    counted: string | null = '{"sectors":{}}',
  ) =>
    db.transaction().execute((trx) =>
      insertEdition(trx, {
        id: `${assessmentId}-${number}`,
        assessmentId,
        number,
        questionSet: 'concord-1',
        method: METHOD,
        shown: shownWith(number + 4),
        protected: counted,
        digest: 'digest',
        computedOn,
      }),
    );
  const before = async (id: string, place = 'here') =>
    (await listEarlierRounds(db, place, id)).map((round) => `${round.assessmentId} ${round.number}`);

  it('are the latest editions of the assessments that closed before, the last one first', async () => {
    await assessment('a', ['2024-11-20', '2025-01-10']);
    await assessment('b', ['2025-11-20']);
    await assessment('c', []);
    await assessment('d', ['2026-11-20']);
    expect(await before('d')).toEqual(['b 1', 'a 2']);
    expect(await before('b')).toEqual(['a 2']);
    expect(await before('a')).toEqual([]);
    // One that is not computed yet comes after all that are.
    expect(await before('c')).toEqual(['d 1', 'b 1', 'a 2']);
    const [first] = await listEarlierRounds(db, 'here', 'b');
    expect(first).toEqual({
      id: 'a-2',
      assessmentId: 'a',
      number: 2,
      questionSet: 'concord-1',
      method: METHOD,
      shown: shownWith(6),
      protected: '{"sectors":{}}',
      digest: 'digest',
      computedOn: '2025-01-10',
    });
  });

  it('stay in the order in which they first closed, whatever is opened again later', async () => {
    await assessment('a', ['2024-11-20', '2026-01-10']);
    await assessment('b', ['2025-11-20']);
    expect(await before('b')).toEqual(['a 2']);
    expect(await before('a')).toEqual([]);
  });

  it('of one day are in the order in which they were made', async () => {
    await assessment('a', ['2025-11-20'], { made: '2025-03-01' });
    await assessment('b', ['2025-11-20'], { made: '2025-02-01' });
    await assessment('c', ['2025-11-20'], { made: '2025-02-01' });
    expect(await before('a')).toEqual(['c 1', 'b 1']);
    expect(await before('c')).toEqual(['b 1']);
    expect(await before('b')).toEqual([]);
  });

  it('are those of the place alone', async () => {
    await assessment('a', ['2024-11-20'], { place: 'there' });
    await assessment('b', ['2025-11-20']);
    expect(await before('b')).toEqual([]);
    expect(await before('b', 'there')).toEqual([]);
    expect(await before('nothing')).toEqual([]);
    expect((await listEditionHeads(db, { placeId: 'here' })).map((head) => head.assessmentId)).toEqual(['b']);
  });

  it('are read with their question set, but for those whose counts are no longer kept', async () => {
    await assessment('a', ['2023-11-20']);
    await assessment('b', ['2024-11-20']);
    await edition('b', 2, '2024-12-20', null);
    await assessment('c', []);
    expect(await earlierRounds({ db, instrument }, { id: 'c', placeId: 'here' })).toEqual([
      {
        assessmentId: 'a',
        edition: 1,
        set: instrument.sets['concord-1'],
        threshold: 5,
        shown: JSON.parse(shownWith(5)) as unknown,
        groups: {},
      },
    ]);
  });

  it('are found again as they were compared, whatever editions came later, unless their counts are gone', async () => {
    await assessment('a', ['2023-11-20', '2024-01-20']);
    await assessment('b', []);
    await edition('b', 1, '2024-11-20', null);
    const again = (...of: [assessmentId: string, edition: number][]) =>
      comparedRounds(
        { db, instrument },
        of.map(([assessmentId, number]) => ({ assessmentId, edition: number })),
      );
    expect(await again(['a', 1])).toMatchObject([{ assessmentId: 'a', edition: 1, threshold: 5 }]);
    expect(await again(['a', 2], ['a', 1])).toMatchObject([{ edition: 2 }, { edition: 1 }]);
    expect(await again()).toEqual([]);
    expect(await again(['a', 1], ['b', 1])).toBeUndefined();
    expect(await again(['a', 3])).toBeUndefined();
  });

  it('are called by name to those who read results of the place, but for those that are to be deleted', async () => {
    await assessment('a', ['2023-11-20', '2024-01-20']);
    await assessment('b', ['2024-11-20']);
    await assessment('far', ['2023-11-20'], { place: 'there' });
    const asked = [
      { assessmentId: 'b', edition: 1 },
      { assessmentId: 'a', edition: 2 },
      { assessmentId: 'a', edition: 9 },
      { assessmentId: 'far', edition: 1 },
    ];
    const reader = { placeId: 'here', assessmentId: 'c', kind: 'member', role: 'viewer' } as const;
    const heads = () => findRoundHeads({ db, instrument }, reader, asked);
    expect((await heads()).map(({ assessmentId }) => assessmentId)).toEqual(['b', 'a']);
    const to = { delete_at: '2025-12-01T12:00:00.000Z' };
    await db.updateTable('assessment').set(to).where('id', '=', 'b').execute();
    expect(await heads()).toEqual([
      {
        assessmentId: 'a',
        title: 'Round a',
        computedOn: '2024-01-20',
        questionSet: instrument.sets['concord-1'],
      },
    ]);
  });
});
