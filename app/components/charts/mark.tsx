import type { MarkShape } from './profile-chart-data';

const paths: Record<MarkShape, string> = {
  triangle: 'M9 2.5 16 15H2z',
  square: 'M3 3h12v12H3z',
  diamond: 'M9 1.5 16.5 9 9 16.5 1.5 9z',
  circle: 'M9 2.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z',
  cross: 'M9 2v14M2 9h14',
  saltire: 'm3.5 3.5 11 11m0-11-11 11',
  star: 'M9 2v14M2 9h14M4 4l10 10M14 4 4 14',
};

const SMALL = 'M9 5a4 4 0 1 1 0 8a4 4 0 1 1 0-8z';

/**
 * A case study's hollow mark, or with `shape` "own" the filled one, or with "other" the small one of those not shown by
 * name, as they stand in the plot. Silent.
 */
export function Mark({ shape }: { shape: MarkShape | 'own' | 'other' }) {
  return (
    <svg
      className={`app-mark app-mark--${shape === 'own' || shape === 'other' ? shape : 'case'}`}
      viewBox="0 0 18 18"
      width="18"
      height="18"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shape === 'other' ? SMALL : paths[shape === 'own' ? 'circle' : shape]} />
    </svg>
  );
}
