import { describe, expect, it } from 'vitest';
import {
  deviceStorage,
  entry,
  NOTHING,
  OFFLINE,
  openPage,
  PREFIX,
  saved,
} from '../../../tests/factories/answer-page';
import type { UnsavedEntry } from './answer-store';

describe('what is unsent', () => {
  it('is kept on the device until it is acknowledged', async () => {
    const storage = deviceStorage();
    const page = openPage({ storage });
    page.store.say('answer', 'a.one', '1');
    page.store.say('answer', 'a.two', '2');
    const kept = () => JSON.parse(storage.kept.get(`${PREFIX}page-m`) ?? '[]') as UnsavedEntry[];
    expect(kept().map(({ question }) => question)).toEqual(['a.one', 'a.two']);
    await page.answer(saved(page.sent[0]!.entries));
    expect(kept()).toEqual([entry({ question: 'a.two', value: '2', sequence: 2, device: 'page-m' })]);
    await page.answer(saved(page.sent[1]!.entries));
    expect([...storage.kept.keys()]).toEqual([]);
  });

  it('of an earlier page is shown, sent as it was said then, and let go once acknowledged', async () => {
    const left = [entry(), entry({ kind: 'comment', value: 'Left behind', sequence: 6 })];
    const storage = deviceStorage({ [`${PREFIX}page-a`]: JSON.stringify(left) });
    const page = openPage({ storage, initial: { ...NOTHING, answers: { 'a.two': '1' } } });
    expect(page.store.get().answers).toEqual({ 'a.two': '1' });
    page.store.takeUp();
    expect(page.store.get()).toMatchObject({
      answers: { 'a.one': '3', 'a.two': '1' },
      comments: { 'a.one': 'Left behind' },
      status: { state: 'saving' },
    });
    expect(page.sent[0]!.entries).toEqual(left);
    expect(storage.kept.has(`${PREFIX}page-a`)).toBe(true);
    await page.answer(saved(left));
    expect([...storage.kept.keys()]).toEqual([]);
    expect(page.status().state).toBe('saved');
  });

  it('of an earlier page is let go too where it was acknowledged at the second attempt', async () => {
    const storage = deviceStorage({ [`${PREFIX}page-a`]: JSON.stringify([entry()]) });
    const page = openPage({ storage });
    page.store.takeUp();
    await page.answer(OFFLINE);
    expect(storage.kept.has(`${PREFIX}page-a`)).toBe(true);
    await page.passTime();
    await page.answer(saved(page.sent[1]!.entries));
    expect([...storage.kept.keys()]).toEqual([]);
  });

  it('of several pages is taken up with the newest for each question', () => {
    const storage = deviceStorage({
      [`${PREFIX}page-a`]: JSON.stringify([entry({ value: '1', sequence: 6 })]),
      [`${PREFIX}page-b`]: JSON.stringify([entry({ value: '2', sequence: 7, device: 'page-b' })]),
      [`${PREFIX}page-c`]: JSON.stringify([entry({ value: '3', sequence: 7, device: 'page-a' })]),
    });
    const page = openPage({ storage });
    page.store.takeUp();
    expect(page.sent[0]!.entries.map(({ value }) => value)).toEqual(['2']);
    page.store.say('answer', 'a.two', '1');
    expect(JSON.parse(storage.kept.get(`${PREFIX}page-m`)!)).toMatchObject([
      { sequence: 7 },
      { sequence: 8 },
    ]);
  });

  it('of a page that is still open stays there where that page has said more since', async () => {
    const storage = deviceStorage({ [`${PREFIX}page-a`]: JSON.stringify([entry()]) });
    const page = openPage({ storage });
    page.store.takeUp();
    const more = JSON.stringify([entry(), entry({ question: 'a.two', sequence: 6 })]);
    storage.setItem(`${PREFIX}page-a`, more);
    await page.answer(saved(page.sent[0]!.entries));
    expect([...storage.kept]).toEqual([[`${PREFIX}page-a`, more]]);
  });

  it('of an earlier page is older than what was said here before it was taken up', async () => {
    const storage = deviceStorage({ [`${PREFIX}page-a`]: JSON.stringify([entry()]) });
    const page = openPage({ storage });
    page.store.say('answer', 'a.one', '1');
    expect(page.sent[0]!.entries[0]!.sequence).toBe(6);
    page.store.takeUp();
    expect(page.store.get().answers).toEqual({ 'a.one': '1' });
    await page.answer(saved(page.sent[0]!.entries));
    expect(page.sent).toHaveLength(1);
    expect([...storage.kept.keys()]).toEqual([]);
  });

  it('of an earlier page stays on the device until it is taken up, whatever is saved before', async () => {
    const storage = deviceStorage({ [`${PREFIX}page-a`]: JSON.stringify([entry()]) });
    const page = openPage({ storage });
    page.store.say('answer', 'a.two', '1');
    await page.answer(saved(page.sent[0]!.entries));
    expect([...storage.kept.keys()]).toEqual([`${PREFIX}page-a`]);
  });

  it('is never taken from other responses', () => {
    const storage = deviceStorage({ 'concord-unsaved:other:page-a': JSON.stringify([entry()]) });
    const page = openPage({ storage });
    page.store.takeUp();
    expect(page.sent).toEqual([]);
    expect(storage.kept.size).toBe(1);
  });

  it('is passed over where it cannot be what this page writes', () => {
    const odd = [
      null,
      7,
      entry({ kind: 'other' as 'answer' }),
      entry({ sequence: 0 }),
      entry({ sequence: 1.5 }),
      entry({ value: 3 as unknown as string }),
      entry({ device: undefined as unknown as string }),
      entry({ question: 'a.two' }),
    ];
    const storage = deviceStorage({
      [`${PREFIX}page-a`]: JSON.stringify(odd),
      [`${PREFIX}page-b`]: '{"not": "a list"}',
      [`${PREFIX}page-c`]: 'not even JSON',
    });
    const page = openPage({ storage });
    page.store.takeUp();
    expect(page.sent[0]!.entries).toEqual([entry({ question: 'a.two' })]);
  });

  it('is forgotten on the device when asked, in all its pages and without another attempt', async () => {
    const storage = deviceStorage({
      [`${PREFIX}page-a`]: JSON.stringify([entry()]),
      'concord-unsaved:other:page-a': '[]',
    });
    const page = openPage({ storage });
    page.store.say('answer', 'a.two', '1');
    await page.answer(OFFLINE);
    page.store.forget();
    expect([...storage.kept.keys()]).toEqual(['concord-unsaved:other:page-a']);
    expect(page.timers[0]!.cancelled).toBe(true);
    expect(await page.store.flush()).toBe(true);
    expect(page.sent).toHaveLength(1);
  });
});

describe('a device that keeps nothing', () => {
  const refusing = () => {
    throw new DOMException('no', 'SecurityError');
  };

  it.each([
    ['has no storage', undefined],
    ['has a full storage', { ...deviceStorage(), setItem: refusing }],
    [
      'forbids its storage',
      {
        get length(): number {
          return refusing();
        },
        key: refusing,
        getItem: refusing,
        setItem: refusing,
        removeItem: refusing,
      },
    ],
  ])('saves all the same where it %s', async (_, storage) => {
    const page = openPage({ storage });
    page.store.takeUp();
    page.store.say('answer', 'a.one', '1');
    await page.answer(OFFLINE);
    expect(page.status()).toEqual({ state: 'waiting', count: 1 });
    await page.passTime();
    await page.answer(saved(page.sent[1]!.entries));
    expect(page.status().state).toBe('saved');
    page.store.forget();
  });

  it('leaves what an earlier page kept where its own copy does not fit, until it is acknowledged', async () => {
    const storage = { ...deviceStorage({ [`${PREFIX}page-a`]: JSON.stringify([entry()]) }) };
    const page = openPage({ storage: { ...storage, length: 1, setItem: refusing } });
    page.store.takeUp();
    await page.answer(OFFLINE);
    expect([...storage.kept.keys()]).toEqual([`${PREFIX}page-a`]);
    await page.passTime();
    await page.answer(saved(page.sent[1]!.entries));
    expect([...storage.kept.keys()]).toEqual([]);
  });
});
