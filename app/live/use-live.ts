import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { WorkshopCounts } from '~/domain/workshop/counts';
import { keepInStep, type LiveLook } from './live-link';

export interface LiveView {
  /** As last told by the stream; null until then. */
  counts: WorkshopCounts | null;
  /** `lost`: nothing came for a while, and the page tries again. */
  connection: 'live' | 'lost';
}

/**
 * Keeps a page in step with a workshop: loads its data again whenever the stream tells of a change, and where no stream
 * comes through, asks every few seconds. At most one loading is under way, and one more follows where it is needed.
 * @param sequence the workshop's as the page was loaded with; left out, the page is loaded once more to begin with
 */
export function useLive(stream: string, sequence?: number): LiveView {
  const { revalidate, state } = useRevalidator();
  const [isBehind, setIsBehind] = useState(false);
  const [view, setView] = useState<LiveView>({ counts: null, connection: 'live' });

  useEffect(() => {
    if (!isBehind || state !== 'idle') return;
    setIsBehind(false);
    revalidate();
  }, [isBehind, state, revalidate]);

  const first = useRef(sequence);
  useEffect(() => {
    const link = keepInStep({
      ...(first.current !== undefined && { seen: first.current }),
      open: (seen) => new EventSource(seen === undefined ? stream : `${stream}?seen=${seen}`),
      look: () => lookAt(stream),
      refresh: () => setIsBehind(true),
      counted: (counts) => setView((before) => ({ ...before, counts })),
      connected: (connection) =>
        setView((before) => (before.connection === connection ? before : { ...before, connection })),
      random: Math.random,
    });
    const wake = () => document.visibilityState === 'visible' && link.wake();
    const back = ({ persisted }: PageTransitionEvent) => persisted && link.wake();
    document.addEventListener('visibilitychange', wake);
    window.addEventListener('online', wake);
    window.addEventListener('pageshow', back);
    return () => {
      link.stop();
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('online', wake);
      window.removeEventListener('pageshow', back);
    };
  }, [stream]);
  return view;
}

/** How it stands, asked for once. */
async function lookAt(stream: string): Promise<LiveLook | undefined> {
  const answer = await fetch(stream, { cache: 'no-store', headers: { Accept: 'application/json' } });
  if (answer.status >= 500 || answer.status === 429) throw new Error(`answered with ${answer.status}`);
  // Gone, or signed out: what the page says once it is loaded anew.
  if (!answer.ok || !answer.headers.get('Content-Type')?.includes('json')) return undefined;
  const { sequence, counts } = (await answer.json()) as Partial<LiveLook>;
  return sequence === undefined ? undefined : { sequence, ...(counts && { counts }) };
}
