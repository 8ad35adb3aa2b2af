import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type TagColour = 'white' | 'grey' | 'green' | 'blue' | 'yellow' | 'orange' | 'red';

export type TagProps = {
  /** A word or two; the colour only underlines what they say. */
  children: ReactNode;
  /** The brand colour where left out. */
  colour?: TagColour | undefined;
  id?: string | undefined;
};

/** The state of a thing. */
export function Tag({ children, colour, id }: TagProps) {
  return (
    <strong className={classNames('nhsuk-tag', colour && `nhsuk-tag--${colour}`)} id={id}>
      {children}
    </strong>
  );
}
