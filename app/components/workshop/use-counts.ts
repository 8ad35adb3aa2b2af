import { useRef } from 'react';
import type { WorkshopCounts } from '~/domain/workshop/counts';

/** The counts to show: those that the stream told last, unless the workshop has moved on since, as the page knows. */
export function useCounts(
  loaded: WorkshopCounts,
  live: WorkshopCounts | null,
  sequence: number,
): WorkshopCounts {
  const old = useRef<{ sequence: number; counts: WorkshopCounts | null }>({ sequence, counts: null });
  if (old.current.sequence !== sequence) old.current = { sequence, counts: live };
  return live && live !== old.current.counts ? live : loaded;
}
