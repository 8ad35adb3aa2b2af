import { TIMER_MINUTES } from '~/domain/workshop/timer';
import { commandOf } from './command';
import { CommandButton } from './command-button';

/** Starts the timer with the step's minutes or others, gives one minute more, or stops it. */
export function Timer({ timer, minutes }: { timer: string | null; minutes: number | undefined }) {
  const wish = (chosen: number | 'more' | 'stop') => commandOf({ kind: 'timer', wish: chosen });
  const planned = minutes !== undefined && minutes > 0 ? minutes : undefined;
  const choices = [...new Set([...(planned === undefined ? [] : [planned]), ...TIMER_MINUTES])];
  return (
    <section className="app-console__timer" aria-labelledby="timer">
      <h2 className="nhsuk-heading-xs" id="timer">
        Timer
      </h2>
      <div className="app-console__buttons">
        {timer === null ? (
          choices.map((chosen, index) => (
            <CommandButton
              key={chosen}
              command={wish(chosen)}
              variant="secondary"
              small
              {...(index === 0 && { shortcut: 't' })}
            >
              {chosen === 1 ? '1 minute' : `${chosen} minutes`}
              {chosen === planned && <span className="nhsuk-u-visually-hidden">, as planned</span>}
            </CommandButton>
          ))
        ) : (
          <>
            <CommandButton command={wish('more')} variant="secondary" small shortcut="t">
              1 minute more
            </CommandButton>
            <CommandButton command={wish('stop')} variant="secondary" small>
              Stop the timer
            </CommandButton>
          </>
        )}
      </div>
    </section>
  );
}
