import { Link } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { buttonClass } from '~/components/nhs/button';
import { classNames } from '~/components/nhs/class-names';
import { StatusMessage } from '~/components/nhs/status-message';
import { useTimeLeft } from '~/components/workshop/use-time-left';
import { moveWords, undoWords } from '~/domain/workshop/console-messages';
import type { NextMove } from '~/domain/workshop/offered';
import { clockFace, timerCall } from '~/domain/workshop/timer';
import type { WorkshopView } from '~/domain/workshop/view';
import { commandOf } from './command';
import { CommandButton, Key } from './command-button';
import { fieldOf } from './fields';

/** What is always in view: how many have voted, the time left, the button that comes next, and undo. */
export function Bar(props: {
  workshop: WorkshopView;
  primary: NextMove | null;
  undo: string | null;
  /** How many take part, in words. */
  counted: string;
  now: string;
  isLost: boolean;
}) {
  const { workshop, primary, undo, counted, now, isLost } = props;
  const bar = useRef<HTMLDivElement>(null);
  const { state } = workshop;
  useKeptFocus(bar, JSON.stringify(primary));
  return (
    <div className="app-console__bar" ref={bar}>
      <div className="app-console__facts">
        {state.stage === 'running' && <span className="app-console__count">{counted}</span>}
        <TimeLeft timer={state.timer} now={now} />
      </div>
      <StatusMessage id="connection" kind={isLost ? 'problem' : 'plain'} className="app-console__connection">
        {isLost && 'The connection is lost. What stands here may be out of date. Trying again.'}
      </StatusMessage>
      <div className="app-console__moves">
        {primary && <Primary move={primary} workshop={workshop} />}
        {undo !== null && (
          <CommandButton command={commandOf({ kind: 'undo' })} variant="secondary" shortcut="u">
            {undoWords(undo)}
          </CommandButton>
        )}
      </div>
    </div>
  );
}

function Primary({ move, workshop }: { move: NextMove; workshop: WorkshopView }) {
  const words = moveWords(move, workshop);
  const className = 'app-console__primary';
  switch (move.kind) {
    case 'agree':
    case 'read':
      return (
        <a
          href={move.kind === 'read' ? '#words' : `#${fieldOf('level', workshop.state.step!)}`}
          className={buttonClass(undefined, false, className)}
          data-shortcut="n"
        >
          {words}
          <Key>n</Key>
        </a>
      );
    case 'end':
      return (
        <Link
          to="?end=yes"
          className={buttonClass(undefined, false, className)}
          data-shortcut="n"
          preventScrollReset
        >
          {words}
          <Key>n</Key>
        </Link>
      );
    default:
      return (
        <CommandButton command={commandOf(move)} className={className} shortcut="n">
          {words}
        </CommandButton>
      );
  }
}

/** The time that is left, said aloud at one minute and at the end alone. */
function TimeLeft({ timer, now }: { timer: string | null; now: string }) {
  const left = useTimeLeft(timer, now);
  return (
    <>
      {left !== null && (
        <span
          className={classNames('app-console__clock', left === 0 && 'app-console__clock--over')}
          role="timer"
          aria-live="off"
        >
          <span className="nhsuk-u-visually-hidden">Time left: </span>
          {left === 0 ? 'Time is over' : clockFace(left)}
        </span>
      )}
      <span className="nhsuk-u-visually-hidden" role="status">
        {left === null ? '' : timerCall(left)}
      </span>
    </>
  );
}

/** Where the button that had the focus is replaced by another, that one gets it. */
function useKeptFocus(bar: React.RefObject<HTMLElement>, primary: string) {
  const had = useRef(false);
  useEffect(() => {
    const note = () => {
      had.current = document.activeElement?.classList.contains('app-console__primary') ?? false;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    if (had.current && document.activeElement === document.body)
      bar.current?.querySelector<HTMLElement>('.app-console__primary')?.focus();
  }, [bar, primary]);
}
