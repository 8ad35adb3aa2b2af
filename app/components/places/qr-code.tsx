/** A QR code with its quiet zone, four modules wide on each side. Dark on light in every colour scheme. */
export function QrCode({ drawing, label }: { drawing: { size: number; path: string }; label: string }) {
  const edge = drawing.size + 8;
  return (
    <svg
      className="app-qr"
      viewBox={`-4 -4 ${edge} ${edge}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={edge} height={edge} fill="#fff" />
      <path d={drawing.path} fill="#000" />
    </svg>
  );
}
