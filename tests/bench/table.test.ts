import { describe, expect, it } from 'vitest';
import { tableOf } from './table';

describe('the table', () => {
  it('says of each row with a bar whether it is met, and puts notes below', () => {
    const text = tableOf([
      { name: 'fast', measured: '30/s', ratio: '3%', bar: '1%', met: true, figures: {} },
      { name: 'heavy', measured: '100 KB', bar: '95 KB', met: false, note: 'sent as br', figures: {} },
      { name: 'told', measured: '1', figures: {} },
    ]);
    const lines = text.split('\n');
    expect(lines[2]).toMatch(/^fast .* meets$/);
    expect(lines[3]).toMatch(/^heavy .* misses$/);
    expect(lines[4]).toMatch(/^told +1$/);
    expect(text).toContain('- heavy: sent as br');
  });

  it('has its columns below each other', () => {
    const [head, , first, second] = tableOf([
      { name: 'a', measured: 'one', figures: {} },
      { name: 'a longer name', measured: 'two', figures: {} },
    ]).split('\n');
    const column = head!.indexOf('measured');
    expect(first!.indexOf('one')).toBe(column);
    expect(second!.indexOf('two')).toBe(column);
  });
});
