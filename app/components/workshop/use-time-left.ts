import { useEffect, useState } from 'react';
import { secondsLeft } from '~/domain/workshop/timer';

const TICK_MS = 250;

/**
 * Seconds until a workshop's timer is over, counted down by the server's clock; null where none runs.
 * @param now ISO-8601, by the server as it sent the page: the device's own clock may be wrong
 */
export function useTimeLeft(timer: string | null, now: string): number | null {
  const [left, setLeft] = useState(timer === null ? null : secondsLeft(timer, Date.parse(now)));
  useEffect(() => {
    if (timer === null) return setLeft(null);
    const ahead = Date.parse(now) - Date.now();
    const tick = () => setLeft(secondsLeft(timer, Date.now() + ahead));
    tick();
    const ticking = setInterval(tick, TICK_MS);
    return () => clearInterval(ticking);
  }, [timer, now]);
  return left;
}
