import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_CHAIN,
  followChain,
  linkAfter,
  type AuditFacts,
  type ChainedEntry,
  type ChainEnd,
} from './chain';

const keyed = (key: string) => (text: string) => createHmac('sha256', key).update(text).digest('base64url');
const mac = keyed('the key');

/** A log as it is written, entry by entry. */
function chained(facts: Omit<AuditFacts, 'seq'>[]): { entries: ChainedEntry[]; end: ChainEnd } {
  let end = EMPTY_CHAIN;
  const entries = facts.map((fact, index) => {
    const entry = { ...fact, seq: index + 1 };
    const { hash, seal } = linkAfter(end, entry, mac);
    end = { seq: entry.seq, seal };
    return { ...entry, hash };
  });
  return { entries, end };
}

const anyText = fc.string({ maxLength: 8 });
const anyFacts = fc.record({
  at: fc.constantFrom('2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.001Z'),
  actor: fc.constantFrom('system', 'command', 'a1'),
  action: anyText,
  placeId: fc.option(anyText),
  subject: fc.option(anyText),
  details: fc.json({ maxDepth: 1 }),
});
const anyLog = fc.array(anyFacts, { minLength: 1, maxLength: 12 }).map(chained);
const entryOf = fc.nat();

/** Whether a log ends where it should and every entry is right. */
const isWhole = (entries: ChainedEntry[], end: ChainEnd) => {
  const found = followChain(EMPTY_CHAIN, entries, mac);
  return 'end' in found && found.end.seq === end.seq && found.end.seal === end.seal;
};

describe('an audit log', () => {
  it('that nobody touched is whole, in one piece or in batches', () => {
    fc.assert(
      fc.property(anyLog, entryOf, ({ entries, end }, cut) => {
        expect(followChain(EMPTY_CHAIN, entries, mac)).toEqual({ end });
        const at = cut % entries.length;
        const first = followChain(EMPTY_CHAIN, entries.slice(0, at), mac);
        if (!('end' in first)) throw new Error('the first batch is not whole');
        expect(followChain(first.end, entries.slice(at), mac)).toEqual({ end });
      }),
    );
  });

  it('shows where any part of any entry was changed', () => {
    const fields = ['at', 'actor', 'action', 'placeId', 'subject', 'details', 'hash'] as const;
    fc.assert(
      fc.property(anyLog, entryOf, fc.constantFrom(...fields), anyText, ({ entries }, which, field, text) => {
        const index = which % entries.length;
        const before = entries[index]!;
        fc.pre(before[field] !== text);
        const changed = entries.with(index, { ...before, [field]: text });
        expect(followChain(EMPTY_CHAIN, changed, mac)).toEqual({ seq: index + 1, fault: 'changed' });
      }),
    );
  });

  it('tells nothing said from the empty text', () => {
    const { entries } = chained([
      { at: '', actor: 'a', action: 'b', placeId: null, subject: null, details: '{}' },
    ]);
    for (const field of ['placeId', 'subject'] as const) {
      const changed = [{ ...entries[0]!, [field]: '' }];
      expect(followChain(EMPTY_CHAIN, changed, mac)).toEqual({ seq: 1, fault: 'changed' });
    }
  });

  it('shows that an entry was taken out, put in twice, or put elsewhere', () => {
    fc.assert(
      fc.property(anyLog, entryOf, entryOf, ({ entries, end }, one, other) => {
        const [a, b] = [one % entries.length, other % entries.length];
        expect(isWhole(entries.toSpliced(a, 1), end)).toBe(false);
        expect(isWhole(entries.toSpliced(a, 0, entries[a]!), end)).toBe(false);
        fc.pre(a !== b);
        const swapped = entries
          .with(a, { ...entries[b]!, seq: a + 1 })
          .with(b, { ...entries[a]!, seq: b + 1 });
        expect(isWhole(swapped, end)).toBe(false);
      }),
    );
  });

  it('cannot be cut short by whoever has no key: no hash in it is the seal of a shorter one', () => {
    fc.assert(
      fc.property(anyLog, entryOf, ({ entries }, cut) => {
        const kept = entries.slice(0, cut % entries.length);
        for (const { hash } of entries) {
          expect(isWhole(kept, { seq: kept.length, seal: hash })).toBe(false);
        }
      }),
    );
  });

  it('written with another key is not taken for ours', () => {
    const { entries } = chained([
      { at: '', actor: 'a', action: 'b', placeId: null, subject: null, details: '{}' },
    ]);
    expect(followChain(EMPTY_CHAIN, entries, keyed('another'))).toEqual({ seq: 1, fault: 'changed' });
  });
});
