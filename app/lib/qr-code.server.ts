import QRCode from 'qrcode';

/** A QR code as a drawing: a square of `size` by `size` modules, and the path of the dark ones. */
export interface QrDrawing {
  size: number;
  path: string;
}

/**
 * The QR code of a text (ISO/IEC 18004), with error correction M: 15% may be unreadable. Without the quiet zone, four
 * modules wide, that has to stand around it.
 */
export function drawQrCode(text: string): QrDrawing {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!data[y * size + x]) continue;
      const start = x;
      while (x + 1 < size && data[y * size + x + 1]) x += 1;
      path += `M${start} ${y}h${x - start + 1}v1H${start}z`;
    }
  }
  return { size, path };
}
