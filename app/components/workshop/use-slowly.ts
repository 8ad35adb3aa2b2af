import { useEffect, useRef, useState } from 'react';

/** A text that follows another, but changes no more often than every so many milliseconds: for what is read aloud. */
export function useSlowly(text: string, everyMs: number): string {
  const [said, setSaid] = useState(text);
  const lastAt = useRef(0);
  useEffect(() => {
    if (text === said) return;
    const timer = setTimeout(
      () => {
        lastAt.current = Date.now();
        setSaid(text);
      },
      Math.max(0, lastAt.current + everyMs - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [text, said, everyMs]);
  return said;
}
