import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRecoveryCode, readSignInCode, RECOVERY_CODE_BYTES } from './recovery-code';

const bytes = fc.uint8Array({ minLength: RECOVERY_CODE_BYTES, maxLength: RECOVERY_CODE_BYTES });

describe('a recovery code', () => {
  it('is three groups of letters and digits without look-alikes', () => {
    fc.assert(
      fc.property(bytes, (drawn) => {
        const code = drawRecoveryCode(drawn);
        if (code !== undefined) expect(code).toMatch(/^([2-9a-hjkmnp-z]{4}-){2}[2-9a-hjkmnp-z]{4}$/);
      }),
    );
    expect(drawRecoveryCode(new Uint8Array(RECOVERY_CODE_BYTES).fill(255))).toBeUndefined();
  });

  it('is read however it is typed', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom(' ', '', '-', ' - '), (drawn, between) => {
        const code = drawRecoveryCode(drawn);
        if (code === undefined) return;
        const typed = ` ${code.toUpperCase().replaceAll('-', between)} `;
        expect(readSignInCode(typed)).toEqual({ kind: 'recovery', code });
      }),
    );
  });
});

describe('what is typed in the second step', () => {
  it.each(['123456', ' 123 456 ', '123-456'])('is a code of the app in six digits: %s', (typed) => {
    expect(readSignInCode(typed)).toEqual({ kind: 'app', code: '123456' });
  });

  it.each(['', '12345', '1234567', 'abc', '١٢٣٤٥٦', 'k7mp-qx2d-49h', 'k7mp-qx2d-49hl', 'k7mp-qx2d-49h!'])(
    'is nothing else: %s',
    (typed) => {
      expect(readSignInCode(typed)).toBeUndefined();
    },
  );
});
