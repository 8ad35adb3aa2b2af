import { useEffect, useState } from 'react';

export type Scheme = 'light' | 'dark';

const KEPT_AS = 'concord-screen-colours';

/**
 * The colours chosen for the screen, remembered in this browser; null while none were: then those of the device.
 * @returns the choice, and a function that turns from what is seen to the other
 */
export function useScheme(): readonly [Scheme | null, () => void] {
  const [scheme, setScheme] = useState<Scheme | null>(null);
  useEffect(() => setScheme(readKept()), []);
  const turn = () => {
    const isDark = scheme ? scheme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    const next = isDark ? 'light' : 'dark';
    setScheme(next);
    try {
      localStorage.setItem(KEPT_AS, next);
    } catch {
      // A browser that keeps nothing asks again next time.
    }
  };
  return [scheme, turn];
}

function readKept(): Scheme | null {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return kept === 'light' || kept === 'dark' ? kept : null;
  } catch {
    return null;
  }
}
