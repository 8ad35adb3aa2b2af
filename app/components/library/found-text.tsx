import { piecesOf } from '~/domain/library/search';

/** A text with what was looked for marked in it. */
export function FoundText({ text, query }: { text: string; query: string }) {
  return (
    <>
      {piecesOf(text, query).map((piece, index) =>
        // Pieces have no names of their own, and their order never changes.
        piece.isFound ? <mark key={index}>{piece.text}</mark> : piece.text,
      )}
    </>
  );
}
