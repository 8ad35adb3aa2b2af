import { describe, expect, it } from 'vitest';
import { readContext, typedContext } from './context';

describe('the context of a place', () => {
  it('may be left empty altogether', () => {
    expect(readContext({})).toEqual({ ok: true, context: {} });
    expect(readContext({ population: ' ', widerSystem: '' })).toEqual({ ok: true, context: {} });
  });

  it('is read by kind, and shown again as it was meant', () => {
    const typed = {
      population: '154,000',
      councils: '1',
      boundariesMatch: 'yes',
      rurality: 'mixed',
      widerSystem: ' North East ',
      yearsOfJointWorking: '0',
      voluntaryUmbrella: 'no',
    };
    const read = readContext(typed);
    expect(read).toEqual({
      ok: true,
      context: {
        population: 154000,
        councils: 1,
        boundariesMatch: 'yes',
        rurality: 'mixed',
        widerSystem: 'North East',
        yearsOfJointWorking: 0,
        voluntaryUmbrella: false,
      },
    });
    const shown = read.ok ? typedContext(read.context) : {};
    expect(shown).toMatchObject({ population: '154000', voluntaryUmbrella: 'no', gpPractices: '' });
    expect(readContext(shown)).toEqual(read);
  });

  it('names every field that cannot be read', () => {
    expect(
      readContext({
        population: '0',
        gpPractices: 'some',
        rurality: 'hilly',
        voluntaryUmbrella: 'perhaps',
        outsideSupport: 'a'.repeat(501),
        councils: '3',
      }),
    ).toEqual({
      ok: false,
      problems: {
        population: 'out-of-range',
        gpPractices: 'out-of-range',
        rurality: 'unknown-option',
        voluntaryUmbrella: 'unknown-option',
        outsideSupport: 'too-long',
      },
    });
  });

  it('takes in no field that is not asked', () => {
    expect(readContext({ notes: 'x', __proto__x: 'y' })).toEqual({ ok: true, context: {} });
  });
});
