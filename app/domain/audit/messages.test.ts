import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actorWords, AUDIT_ACTIONS, auditWords } from './messages';

const folder = new URL('../../services/', import.meta.url);
const services = readdirSync(folder)
  .filter((name) => name.endsWith('.server.ts'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** Texts in the code of services that are written as actions are. */
const literal = services.flatMap(
  (source) => source.match(/(?<=')[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*(?=')/g) ?? [],
);
/** The one action that is put together: an assessment that goes to another state. */
const composed = ['taken-back', 'scheduled', 'opened', 'closed', 'archived', 'reopened'].map(
  (done) => `assessment.${done}`,
);

describe('what is written in the audit log', () => {
  it.each([...new Set([...literal, ...composed])])('has plain words: %s', (action) => {
    expect(Object.keys(AUDIT_ACTIONS)).toContain(action);
    const words = auditWords({ action, details: {} });
    expect(words).toMatch(/^[A-Z]/);
    expect(words).not.toMatch(/undefined|null|[.!]$/);
  });

  it('is found wherever it is recorded', () => {
    expect(literal).toContain('place.registered');
    const templates = services.flatMap((source) => source.match(/action: `[^`]*`/g) ?? []);
    expect(templates.every((template) => template.startsWith('action: `assessment.$'))).toBe(true);
  });

  it('says what is known of it', () => {
    const change = { action: 'member.role-changed', details: { from: 'viewer', to: 'lead' } };
    expect(auditWords({ ...change, person: 'Ada' })).toBe('Changed the role of Ada from viewer to lead');
    expect(auditWords({ action: 'assessment.opened', details: { threshold: 7 }, assessment: 'Autumn' })).toBe(
      'Opened “Autumn”: no figure about fewer than 7 people',
    );
    expect(
      auditWords({
        action: 'account.created',
        details: { administrator: true, analyst: true },
        person: 'Ada',
      }),
    ).toBe('Made the account of Ada, as administrator and programme analyst');
  });

  it('is told even where it has no words, or odd details', () => {
    expect(auditWords({ action: 'x.y', details: {} })).toBe('Did “x.y”');
    expect(auditWords({ action: 'toString', details: {} })).toBe('Did “toString”');
    expect(auditWords({ action: 'assessment.closing-changed', details: { closesAt: 'soon' } })).toContain(
      'by hand',
    );
  });

  it('names who did it', () => {
    expect(actorWords('a1', 'Ada')).toBe('Ada');
    expect(actorWords('system', undefined)).toBe('Concord itself');
    expect(actorWords('a2', undefined)).toContain('gone');
  });
});
