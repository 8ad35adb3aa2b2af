import type { ReactNode } from 'react';

export type ScrollTableProps = {
  /** Names the region ("Scores of each dimension"). */
  label: string;
  /** The table. */
  children: ReactNode;
};

/** Lets a table that is wider than the screen scroll inside itself, by keyboard too, its first column in view. */
export function ScrollTable({ label, children }: ScrollTableProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard can only scroll what it can focus
    <div className="app-scroll-table" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
