import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 5_000;

/** Says words aloud, politely, when they change, but at most every five seconds: then those of that moment. */
export function Spoken({ words }: { words: string }) {
  const [said, setSaid] = useState('');
  const first = useRef(words);
  const lastAt = useRef(0);
  useEffect(() => {
    if (words === first.current) return;
    const wait = Math.max(0, lastAt.current + PAUSE_MS - performance.now());
    const timer = setTimeout(() => {
      lastAt.current = performance.now();
      setSaid(words);
    }, wait);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <p className="nhsuk-u-visually-hidden" role="status">
      {said}
    </p>
  );
}
