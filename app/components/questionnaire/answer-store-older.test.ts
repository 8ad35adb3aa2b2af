import { describe, expect, it } from 'vitest';
import { NOTHING, OFFLINE, openPage, saved, settled } from '../../../tests/factories/answer-page';
import type { ServerView } from './answer-store';

describe('an answer older than the one that stands', () => {
  const other = { answers: { 'a.one': '5' }, lastSequence: 9 };

  it('gives way to it, and the page says that it was replaced', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '1');
    await page.answer(saved(page.sent[0]!.entries, other, 'older'));
    expect(page.store.get()).toMatchObject({
      answers: { 'a.one': '5' },
      replaced: ['a.one'],
      status: { state: 'saved' },
    });
  });

  it('is no longer said to be replaced once the question is answered again', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '1');
    await page.answer(saved(page.sent[0]!.entries, other, 'older'));
    page.store.say('answer', 'a.two', '1');
    expect(page.store.get().replaced).toEqual(['a.one']);
    await page.answer(saved(page.sent[1]!.entries, other));
    page.store.say('answer', 'a.one', '2');
    expect(page.store.get().replaced).toEqual([]);
    expect(page.sent[2]!.entries[0]!.sequence).toBe(11);
  });

  it('is not said to be replaced where the question was answered again on the way', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '1');
    page.store.say('answer', 'a.one', '2');
    await page.answer(saved(page.sent[0]!.entries, { ...other, lastSequence: 1 }, 'older'));
    await page.answer(saved(page.sent[1]!.entries));
    expect(page.store.get()).toMatchObject({ answers: { 'a.one': '2' }, replaced: [] });
  });

  it('is a matter of answers alone: a comment that gives way marks no answer', async () => {
    const page = openPage();
    page.store.say('comment', 'a.one', 'Mine');
    await page.answer(saved(page.sent[0]!.entries, { comments: { 'a.one': 'Theirs' } }, 'older'));
    expect(page.store.get()).toMatchObject({ comments: { 'a.one': 'Theirs' }, replaced: [] });
  });
});

describe('what other devices said', () => {
  it('comes with every acknowledgement, below what is still unsent here', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '1');
    page.store.say('answer', 'a.two', '2');
    const view = { answers: { 'a.one': '1', 'a.two': '4', 'a.three': '5' }, lastSequence: 9 };
    await page.answer(saved(page.sent[0]!.entries, view));
    expect(page.store.get().answers).toEqual({ 'a.one': '1', 'a.two': '2', 'a.three': '5' });
  });

  it('comes when the page is looked at again', async () => {
    const view = { answers: { 'a.one': '2' }, comments: { 'a.one': 'Hm' }, lastSequence: 4 };
    const page = openPage({ read: () => Promise.resolve(view) });
    await page.store.refresh();
    expect(page.store.get()).toMatchObject({ answers: { 'a.one': '2' }, comments: { 'a.one': 'Hm' } });
    page.store.say('answer', 'a.one', '3');
    expect(page.sent[0]!.entries[0]!.sequence).toBe(5);
  });

  it('leaves the page as it is where the server cannot be asked', async () => {
    const page = openPage({ initial: { answers: { 'a.one': '2' }, comments: {}, lastSequence: 1 } });
    await page.store.refresh();
    expect(page.store.get()).toMatchObject({ answers: { 'a.one': '2' }, status: { state: 'idle' } });
  });

  it('is not asked for while something is unsent: sending it brings the same', async () => {
    let asked = 0;
    const page = openPage({ read: () => Promise.resolve(void (asked += 1)) });
    page.store.say('answer', 'a.one', '1');
    await page.answer(OFFLINE);
    const refreshed = page.store.refresh();
    await page.answer(saved(page.sent[1]!.entries, { answers: { 'a.one': '1', 'a.two': '4' } }));
    await refreshed;
    expect(asked).toBe(0);
    expect(page.store.get().answers).toEqual({ 'a.one': '1', 'a.two': '4' });
  });

  it('does not undo what was said and saved after it was asked for', async () => {
    const reads: ((view: ServerView) => void)[] = [];
    const page = openPage({ read: () => new Promise((reply) => reads.push(reply)) });
    void page.store.refresh();
    page.store.say('answer', 'a.one', '1');
    await page.answer(saved(page.sent[0]!.entries));
    reads[0]!({ ...NOTHING, answers: { 'a.one': '5' } });
    await settled();
    expect(page.store.get().answers).toEqual({ 'a.one': '1' });
  });

  it('is taken from the last time it was asked for, however the answers come in', async () => {
    const reads: ((view: ServerView) => void)[] = [];
    const page = openPage({ read: () => new Promise((reply) => reads.push(reply)) });
    void page.store.refresh();
    void page.store.refresh();
    reads[1]!({ ...NOTHING, answers: { 'a.one': '2' } });
    reads[0]!({ ...NOTHING, answers: { 'a.one': '1' } });
    await settled();
    expect(page.store.get().answers).toEqual({ 'a.one': '2' });
  });
});

describe('answers that were numbered anew while the survey was closed', () => {
  const opened = { answers: { 'a.one': '3' }, comments: { 'a.one': 'So' }, lastSequence: 1000 };

  it('are counted on from, so that what is said after the reopening stands', () => {
    const page = openPage({ initial: opened });
    page.store.say('answer', 'a.one', '4');
    expect(page.sent[0]!.entries[0]!.sequence).toBe(1001);
  });

  it('stand before what was said here by the count of before, which can be said again', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '1');
    await page.answer(saved(page.sent[0]!.entries, opened, 'older'));
    expect(page.store.get()).toMatchObject({ answers: { 'a.one': '3' }, replaced: ['a.one'] });
    page.store.say('answer', 'a.one', '1');
    expect(page.sent[1]!.entries[0]!.sequence).toBe(1001);
  });

  it('are not said to have replaced what was saved but never acknowledged before', async () => {
    const page = openPage();
    page.store.say('answer', 'a.one', '3');
    page.store.say('comment', 'a.one', 'So');
    await page.answer(saved(page.sent[0]!.entries, opened, 'older'));
    await page.answer(saved(page.sent[1]!.entries, opened, 'older'));
    expect(page.store.get()).toMatchObject({ replaced: [], replacedComments: {} });
  });
});
