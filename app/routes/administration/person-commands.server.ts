import type { AppLoadContext } from '@remix-run/node';
import type { PersonCommand } from '~/domain/people/commands';
import { originOf } from '~/lib/http';
import { paths } from '~/lib/paths';
import { makeResetLink } from '~/services/passwords.server';
import {
  activatePerson,
  deactivatePerson,
  endSessionsOf,
  type PersonOutcome,
} from '~/services/people.server';
import { removeSecondFactor } from '~/services/second-factors.server';

/** What came of a command; a link to choose a new password is told this once. */
export type CommandOutcome = PersonOutcome | { outcome: 'link'; url: string; minutes: number };

/** Does to somebody's account what an administrator asked for. */
export async function doToPerson(
  context: AppLoadContext,
  request: Request,
  { by, id, command }: { by: { accountId: string }; id: string; command: PersonCommand },
): Promise<CommandOutcome> {
  switch (command) {
    case 'deactivate':
      return deactivatePerson(context, by, id);
    case 'activate':
      return activatePerson(context, by, id);
    case 'end-sessions':
      return endSessionsOf(context, by, id);
    case 'reset-link': {
      const origin = originOf(request, context.settings.baseUrl);
      const made = await makeResetLink(context, by, id, (token) => origin + paths.newPassword(token));
      return made === 'not-there' ? { outcome: made } : { outcome: 'link', ...made };
    }
    case 'remove-second-factor': {
      const removed = await removeSecondFactor(context, by, id);
      if (removed === 'removed') return { outcome: 'done' };
      return { outcome: removed === 'none' ? 'changed' : removed };
    }
  }
}
