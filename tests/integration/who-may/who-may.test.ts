import { describe, expect, it } from 'vitest';
import type { Reply } from '../visitor';
import { addressOf, isPlaceUse, may, nowhere, patternOf, routes, rows, type Where } from './routes';
import { type Row, WHO_MAY } from './table';
import { at, runningWorld } from './world';

/** A page without what is different each time it is asked for, and without the ids that were asked for. */
const bare = ({ body }: Reply, { placeId, assessment, made }: Where) =>
  [
    placeId,
    assessment,
    ...Object.values(made),
    ...Object.values(nowhere).filter((id) => typeof id === 'string'),
  ].reduce(
    (text: string, id) => text.replaceAll(id, 'ID'),
    body.replace(/nonce="[^"]*"|"nonce":"[^"]*"/g, ''),
  );

/** The same page with one of its ids taken from another place. */
function mixedUp(id: string, row: Row, here: Where, elsewhere: Where): string[] {
  const pattern = patternOf(id);
  const mixed: Where[] = [{ ...here, placeId: elsewhere.placeId }];
  if (pattern.includes(':assessment')) mixed.push({ ...here, assessment: elsewhere.assessment });
  if (Object.values(row.params ?? {}).some((value) => value.startsWith('@'))) {
    mixed.push({ ...here, made: elsewhere.made });
  }
  return mixed.map((where) => addressOf(id, row, where));
}

describe('who may do what', () => {
  const { world, database, reads, sends } = runningWorld();
  const recorded = async () =>
    Number((await database().selectFrom('audit_head').select('seq').executeTakeFirstOrThrow()).seq);

  it('is said of every route, and of every form', () => {
    const known = routes.filter(({ id }) => id !== 'root').map(({ id }) => id);
    expect(Object.keys(WHO_MAY).sort()).toEqual(known.sort());
    for (const { id, module } of routes) {
      if (id !== 'root') expect(WHO_MAY[id]!.sends !== undefined, id).toBe(module.action !== undefined);
    }
  });

  const pages = rows.filter(([, row]) => row.reads);
  const forms = rows.filter(([, row]) => row.sends);

  describe('a page', () => {
    it.each(pages)('opens to those who may read it, and to nobody else: %s', async (id, row) => {
      const path = addressOf(id, row, at(world().here, row));
      const nothing = addressOf(id, row, nowhere);
      for (const person of world().people) {
        const reply = await reads(path, person);
        const told = `${person.name} at ${path}: ${reply.status}`;
        expect(reply.status, told).toBeLessThan(500);
        if (may(person, row.reads!)) {
          if (row.reads !== 'anybody') expect([200, 302], told).toContain(reply.status);
          continue;
        }
        if (person.cookie === '' && row.reads !== 'own answers') {
          expect(reply.headers.get('Location'), told).toMatch(/^\/sign-in\?next=/);
          continue;
        }
        expect(reply.status, told).toBe(404);
        expect(bare(reply, at(world().here, row))).toBe(bare(await reads(nothing, person), nowhere));
      }
    });

    it.each(pages.filter(([, row]) => isPlaceUse(row.reads!)))(
      'is not there under another place’s id: %s',
      async (id, row) => {
        const lead = world().people.find(({ role }) => role === 'lead')!;
        const mixed = mixedUp(id, row, at(world().here, row), at(world().elsewhere, row));
        for (const path of mixed) expect((await reads(path, lead)).status, path).toBe(404);
      },
    );

    it.each(pages.filter(([, row]) => row.reads !== 'anybody'))(
      'keeps its data to itself where that alone is asked for: %s',
      async (id, row) => {
        const path = `${addressOf(id, row, at(world().here, row))}.data?_routes=${encodeURIComponent(id)}`;
        for (const person of world().people.filter((one) => !may(one, row.reads!))) {
          const { body, status } = await reads(path.replace('/.data', '/_root.data'), person);
          const told = `${person.name} at ${path}: ${status} ${body}`;
          expect(body, told).not.toContain('Exampleton');
          expect(body, told).not.toContain('Autumn');
        }
      },
    );
  });

  describe('a form', () => {
    it.each(forms)('is taken from those who may send it, and from nobody else: %s', async (id, row) => {
      const path = addressOf(id, row, at(world().here, row));
      const nothing = addressOf(id, row, nowhere);
      for (const person of world().people.filter((one) => !may(one, row.sends!))) {
        const before = await recorded();
        const reply = await sends(path, person);
        const told = `${person.name} to ${path}: ${reply.status}`;
        expect(reply.status, told).toBe(404);
        expect(bare(reply, at(world().here, row))).toBe(bare(await sends(nothing, person), nowhere));
        expect(await recorded(), told).toBe(before);
      }
      // What anybody may send is sent by nobody: signing everybody out would end the test.
      const senders = row.sends === 'anybody' ? [world().nobody] : world().people;
      for (const person of senders.filter((one) => may(one, row.sends!))) {
        const { status } = await sends(path, person);
        const told = `${person.name} to ${path}: ${status}`;
        expect(status, told).toBeLessThan(500);
        if (row.sends !== 'anybody') expect(status, told).not.toBe(404);
      }
    });

    it.each(forms.filter(([, row]) => isPlaceUse(row.sends!)))(
      'changes nothing under another place’s id: %s',
      async (id, row) => {
        const lead = world().people.find(({ role }) => role === 'lead')!;
        const mixed = mixedUp(id, row, at(world().here, row), at(world().elsewhere, row));
        const before = await recorded();
        for (const path of mixed) expect((await sends(path, lead)).status, path).toBe(404);
        expect(await recorded()).toBe(before);
      },
    );
  });
});
