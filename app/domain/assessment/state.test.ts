import { describe, expect, it } from 'vitest';
import { type AssessmentCommand, type AssessmentState, nextAssessmentState } from './state';

const EARLIER = '2026-11-01T09:00:00.000Z';
const NOW = '2026-11-02T09:00:00.000Z';
const LATER = '2026-11-03T09:00:00.000Z';
const times = (more: object = {}) => ({
  now: NOW,
  opensAt: null,
  closesAt: null,
  answersGone: false,
  deleteAt: null,
  ...more,
});
const after = (state: AssessmentState, command: AssessmentCommand, more: object = {}) => {
  const move = nextAssessmentState(state, command, times(more));
  return move.ok ? move.state : move.refusal;
};

describe('an assessment', () => {
  it('makes exactly these moves when no time matters', () => {
    const states = ['draft', 'scheduled', 'open', 'closed', 'archived'] as const;
    const table = Object.fromEntries(
      (['open', 'backToDraft', 'close', 'reopen', 'archive'] as const).map((command) => [
        command,
        states.map((state) => after(state, command)),
      ]),
    );
    const no = 'not-from-here';
    expect(table).toEqual({
      open: ['open', 'open', no, no, no],
      backToDraft: [no, 'draft', no, no, no],
      close: [no, no, 'closed', no, no],
      reopen: [no, no, no, 'open', no],
      archive: [no, no, no, 'archived', no],
    });
  });

  it('is scheduled where its opening is still to come, and opens at once where that has passed', () => {
    expect(after('draft', 'open', { opensAt: LATER })).toBe('scheduled');
    expect(after('draft', 'open', { opensAt: EARLIER })).toBe('open');
    expect(after('draft', 'open', { opensAt: NOW })).toBe('open');
  });

  it('opens before its time where its lead asks again', () => {
    expect(after('scheduled', 'open', { opensAt: LATER })).toBe('open');
  });

  it('opens by itself from its opening time on, and only when it was scheduled', () => {
    expect(after('scheduled', 'openWhenDue', { opensAt: LATER })).toBe('not-due');
    expect(after('scheduled', 'openWhenDue')).toBe('not-due');
    expect(after('scheduled', 'openWhenDue', { opensAt: NOW })).toBe('open');
    expect(after('draft', 'openWhenDue', { opensAt: EARLIER })).toBe('not-from-here');
  });

  it('closes by itself from its closing time on, and never without one', () => {
    expect(after('open', 'closeWhenDue', { closesAt: LATER })).toBe('not-due');
    expect(after('open', 'closeWhenDue')).toBe('not-due');
    expect(after('open', 'closeWhenDue', { closesAt: NOW })).toBe('closed');
    expect(after('closed', 'closeWhenDue', { closesAt: NOW })).toBe('not-from-here');
  });

  it('is neither opened nor reopened after its own closing time', () => {
    expect(after('draft', 'open', { closesAt: NOW })).toBe('closing-passed');
    expect(after('scheduled', 'open', { closesAt: EARLIER })).toBe('closing-passed');
    expect(after('closed', 'reopen', { closesAt: EARLIER })).toBe('closing-passed');
    expect(after('closed', 'reopen', { closesAt: LATER })).toBe('open');
  });

  it('is not opened again once its answers are no longer kept, but may be archived', () => {
    expect(after('closed', 'reopen', { answersGone: true })).toBe('answers-gone');
    expect(after('closed', 'archive', { answersGone: true })).toBe('archived');
  });

  it('does not move while it waits to be deleted', () => {
    const toBeDeleted = { deleteAt: LATER };
    expect(after('closed', 'reopen', toBeDeleted)).toBe('to-be-deleted');
    expect(after('closed', 'archive', toBeDeleted)).toBe('to-be-deleted');
    expect(after('draft', 'open', toBeDeleted)).toBe('to-be-deleted');
  });

  it('is closed by hand before its closing time', () => {
    expect(after('open', 'close', { closesAt: LATER })).toBe('closed');
  });
});
