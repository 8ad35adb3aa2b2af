import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** How a thing stands: the mark before the words differs in shape, not by colour alone. */
export type StatusKind = 'saved' | 'waiting' | 'problem' | 'plain';

export type StatusMessageProps = {
  id: string;
  /** "saved": a tick; "waiting": a ring; "problem": a warning triangle; "plain": no mark. */
  kind?: StatusKind | undefined;
  /** Inline content. Empty at first is fine: the region has to stand in the page before its words change. */
  children?: ReactNode;
  className?: string | undefined;
};

/** A line that tells how things stand and is read aloud, politely, when it changes ("Saved at 14:02"). */
export function StatusMessage({ id, kind = 'plain', children, className }: StatusMessageProps) {
  return (
    <p className={classNames('app-status', `app-status--${kind}`, className)} id={id} role="status">
      {children}
    </p>
  );
}
