import type { OfferedCommand } from '~/domain/workshop/offered';
import type { TimerWish } from '~/domain/workshop/timer';

/** The one form that all commands are sent by, and the field that says which. */
export const COMMAND_FORM = 'command';
export const COMMAND = 'command';

/** A command as a button sends it: its kind, and where it has one, its step or wish after a blank. */
export const commandOf = (
  command: OfferedCommand | { kind: 'undo' } | { kind: 'timer'; wish: TimerWish },
): string => {
  if (command.kind === 'go') return command.step === null ? 'go' : `go ${command.step}`;
  return command.kind === 'timer' ? `timer ${command.wish}` : command.kind;
};
