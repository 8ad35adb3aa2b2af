import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { WorkshopCounts } from '~/domain/workshop/counts';

export interface LiveView {
  /** As last told by the stream; null until then. */
  counts: WorkshopCounts | null;
  /** `lost`: nothing came for a while, and the page tries again. */
  connection: 'live' | 'lost';
}

/** Keeps a page in step with a workshop: loads its data again whenever the stream tells of a change. */
export function useLive(stream: string): LiveView {
  const { revalidate } = useRevalidator();
  const latest = useRef(revalidate);
  useEffect(() => {
    latest.current = revalidate;
  });
  const [view, setView] = useState<LiveView>({ counts: null, connection: 'live' });
  useEffect(() => {
    const source = new EventSource(stream);
    source.addEventListener('state', () => latest.current());
    source.addEventListener('counts', (event: MessageEvent<string>) =>
      setView({ counts: JSON.parse(event.data) as WorkshopCounts, connection: 'live' }),
    );
    source.onerror = () => setView((before) => ({ ...before, connection: 'lost' }));
    source.onopen = () => setView((before) => ({ ...before, connection: 'live' }));
    return () => source.close();
  }, [stream]);
  return view;
}
