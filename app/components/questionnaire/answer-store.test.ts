import { describe, expect, it } from 'vitest';
import {
  entry,
  NOON,
  NOTHING,
  OFFLINE,
  openPage,
  saved,
  settled,
} from '../../../tests/factories/answer-page';
import type { SaveReply } from './answer-store';

describe('saying something', () => {
  it('shows it at once, sends it, and tells when it is saved', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '4');
    expect(page.store.get()).toMatchObject({ answers: { 'a.one': '4' }, status: { state: 'saving' } });
    expect(page.sent[0]!.entries).toEqual([entry({ value: '4', sequence: 1, device: 'page-m' })]);
    await page.answer(saved(page.sent[0]!.entries));
    expect(page.status()).toEqual({ state: 'saved', at: NOON });
    expect(page.store.get().answers).toEqual({ 'a.one': '4' });
  });

  it('keeps answers and comments apart, each under its question', async () => {
    const page = openPage();
    page.store.say('comment', 'a.one', 'Mixed');
    expect(page.store.get()).toMatchObject({ answers: {}, comments: { 'a.one': 'Mixed' } });
    page.store.say('answer', 'a.one', 'dk');
    await page.answer(saved(page.sent[0]!.entries));
    expect(page.sent[1]!.entries).toEqual([entry({ value: 'dk', sequence: 2, device: 'page-m' })]);
    expect(page.store.get()).toMatchObject({ answers: { 'a.one': 'dk' }, comments: { 'a.one': 'Mixed' } });
  });

  it('counts on from what the server told it', async () => {
    const page = openPage({ initial: { ...NOTHING, lastSequence: 7 } });
    page.store.say('answer', 'a.one', '4');
    expect(page.sent[0]!.entries[0]!.sequence).toBe(8);
    await page.answer(saved(page.sent[0]!.entries, { lastSequence: 20 }));
    page.store.say('answer', 'a.one', '5');
    expect(page.sent[1]!.entries[0]!.sequence).toBe(21);
  });

  it('that stands already sends nothing', () => {
    const page = openPage({ initial: { answers: { 'a.one': '4' }, comments: {}, lastSequence: 1 } });
    page.store.say('answer', 'a.one', '4');
    page.store.say('comment', 'a.one', '');
    expect(page.sent).toEqual([]);
    expect(page.status()).toEqual({ state: 'idle' });
  });

  it('takes a comment back with the empty text', () => {
    const page = openPage({ initial: { answers: {}, comments: { 'a.one': 'Hm' }, lastSequence: 1 } });
    page.store.say('comment', 'a.one', '');
    expect(page.sent[0]!.entries).toEqual([
      entry({ kind: 'comment', value: '', sequence: 2, device: 'page-m' }),
    ]);
  });

  it('tells whoever listens, until they stop', async () => {
    const page = openPage();
    const heard: string[] = [];
    const stop = page.store.subscribe(() => heard.push(page.status().state));
    page.store.say('answer', 'a.one', '4');
    await page.answer(saved(page.sent[0]!.entries));
    stop();
    page.store.say('answer', 'a.one', '5');
    expect(heard).toEqual(['saving', 'saved']);
  });
});

describe('the queue', () => {
  it('sends one batch at a time, and what was said meanwhile together in the next', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '1');
    page.store.say('answer', 'a.two', '2');
    page.store.say('comment', 'a.two', 'Why');
    expect(page.sent).toHaveLength(1);
    await page.answer(saved(page.sent[0]!.entries));
    expect(page.status()).toEqual({ state: 'saving' });
    expect(page.sent).toHaveLength(2);
    expect(page.sent[1]!.entries.map(({ question, kind }) => `${kind} ${question}`)).toEqual([
      'answer a.two',
      'comment a.two',
    ]);
    await page.answer(saved(page.sent[1]!.entries));
    expect(page.sent).toHaveLength(2);
    expect(page.status().state).toBe('saved');
  });

  it('holds the newest alone of what was said to one question', () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '1');
    page.sent[0]!.reply(OFFLINE);
    for (const value of ['2', '3', '4']) page.store.say('answer', 'a.one', value);
    return settled().then(async () => {
      await page.passTime();
      expect(page.sent[1]!.entries).toEqual([entry({ value: '4', sequence: 4, device: 'page-m' })]);
    });
  });

  it('keeps showing what was said again while the first was on its way, and sends it too', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '1');
    page.store.say('answer', 'a.one', '2');
    await page.answer(saved(page.sent[0]!.entries));
    expect(page.store.get().answers).toEqual({ 'a.one': '2' });
    expect(page.sent[1]!.entries).toEqual([entry({ value: '2', sequence: 2, device: 'page-m' })]);
    await page.answer(saved(page.sent[1]!.entries));
    expect(page.store.get()).toMatchObject({ answers: { 'a.one': '2' }, status: { state: 'saved' } });
  });

  it('is flushed once everything said is acknowledged, whoever asks', async () => {
    const page = openPage();
    expect(await page.store.flush()).toBe(true);
    page.store.say('answer', 'a.one', '1');
    page.store.say('answer', 'a.two', '2');
    const flushed = [page.store.flush(), page.store.flush()];
    await page.answer(saved(page.sent[0]!.entries));
    await page.answer(saved(page.sent[1]!.entries));
    expect(await Promise.all(flushed)).toEqual([true, true]);
    expect(page.sent).toHaveLength(2);
  });
});

describe('a lost connection', () => {
  it('leaves what was said on the page, and says how much waits', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '1');
    page.store.say('answer', 'a.two', '2');
    const flushed = page.store.flush();
    await page.answer(OFFLINE);
    expect(await flushed).toBe(false);
    expect(page.status()).toEqual({ state: 'waiting', count: 2 });
    expect(page.store.get().answers).toEqual({ 'a.one': '1', 'a.two': '2' });
  });

  it('is tried again after 2 seconds, then ever later up to half a minute, with the same entries', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '1');
    await page.answer(OFFLINE);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await page.passTime();
      await page.answer(OFFLINE);
    }
    expect(page.timers.map(({ ms }) => ms)).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(new Set(page.sent.map(({ entries }) => JSON.stringify(entries))).size).toBe(1);
  });

  it('that is back starts again at 2 seconds', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '1');
    await page.answer(OFFLINE);
    await page.passTime();
    await page.answer(OFFLINE);
    await page.passTime();
    await page.answer(saved(page.sent.at(-1)!.entries));
    expect(page.status().state).toBe('saved');
    page.store.say('answer', 'a.one', '2');
    await page.answer(OFFLINE);
    expect(page.timers.map(({ ms }) => ms)).toEqual([2_000, 4_000, 2_000]);
  });

  it('does not hold up a new attempt; the old timer is off then', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '1');
    await page.answer(OFFLINE);
    page.store.say('answer', 'a.two', '2');
    expect(page.timers[0]!.cancelled).toBe(true);
    expect(page.status()).toEqual({ state: 'saving' });
    expect(page.sent[1]!.entries).toHaveLength(2);
    await page.answer(saved(page.sent[1]!.entries));
    expect(page.timers).toHaveLength(1);
  });
});

describe('a refusal', () => {
  const closed: SaveReply = { ok: false, retry: false, words: 'This survey is closed.' };

  it('is told in the server’s words, is not tried again by itself, and takes nothing from the page', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '1');
    const flushed = page.store.flush();
    await page.answer(closed);
    expect(await flushed).toBe(false);
    expect(page.status()).toEqual({ state: 'refused', words: 'This survey is closed.' });
    expect(page.timers).toEqual([]);
    expect(page.store.get().answers).toEqual({ 'a.one': '1' });
  });

  it('stays told while more is said, until something is saved', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '1');
    await page.answer(closed);
    page.store.say('answer', 'a.two', '2');
    expect(page.status().state).toBe('refused');
    expect(page.sent[1]!.entries).toHaveLength(2);
    await page.answer(saved(page.sent[1]!.entries));
    expect(page.status().state).toBe('saved');
    expect(await page.store.flush()).toBe(true);
  });
});
