import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { drawQrCode } from './qr-code.server';

describe('a QR code', () => {
  it('is drawn with exactly the dark modules of the code', () => {
    const text = 'https://concord.example.org/join/BCDF2345/local-authority';
    const { size, path } = drawQrCode(text);
    const dark = new Set<number>();
    for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
      for (let i = 0; i < Number(width); i += 1) dark.add(Number(y) * size + Number(x) + i);
    }
    const { data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
    expect(dark).toEqual(new Set([...data].flatMap((bit, index) => (bit ? [index] : []))));
    expect(size * size).toBe(data.length);
  });

  it('differs from text to text', () => {
    expect(drawQrCode('/join/BCDF2345').path).not.toBe(drawQrCode('/join/BCDF2346').path);
  });
});
