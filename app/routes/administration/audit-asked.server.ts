import { AUDIT_ACTIONS, dayProblemWords, OTHER_ACTORS } from '~/domain/audit/messages';
import { readAuditDays } from '~/domain/audit/filter';
import type { AuditFilter, AuditSpot } from '~/services/audit-log.server';

/** What a filter of the audit log holds as it was typed and chosen; empty texts for all. */
export interface AskedAudit {
  place: string;
  person: string;
  action: string;
  from: string;
  to: string;
}

const LONGEST = 60;

/**
 * Reads a filter of the audit log. What is chosen has to be one of what there is to choose; the rest counts as not
 * chosen.
 * @param known the ids of places and people
 */
export function readAskedAudit(
  asked: URLSearchParams | FormData,
  known: { places: readonly { id: string }[]; people: readonly { id: string }[] },
): { typed: AskedAudit; filter: AuditFilter; errors: { from?: string; to?: string } } {
  const said = (name: string) => String(asked.get(name) ?? '').slice(0, LONGEST);
  const oneOf = (name: string, ids: readonly string[]) => (ids.includes(said(name)) ? said(name) : '');
  const typed = {
    place: oneOf(
      'place',
      known.places.map(({ id }) => id),
    ),
    person: oneOf('person', [...known.people.map(({ id }) => id), ...Object.keys(OTHER_ACTORS)]),
    action: oneOf('action', Object.keys(AUDIT_ACTIONS)),
    from: said('from').trim(),
    to: said('to').trim(),
  };
  const days = readAuditDays(typed);
  const filter = {
    placeId: typed.place || undefined,
    person: typed.person || undefined,
    action: typed.action || undefined,
    ...(days.ok && days.span),
  };
  if (days.ok) return { typed, filter, errors: {} };
  const { from, to } = days.problems;
  const errors = {
    ...(from && { from: dayProblemWords('from', from) }),
    ...(to && { to: dayProblemWords('to', to) }),
  };
  return { typed, filter, errors };
}

/** Where in the log a page begins: from the newest entry on where nothing else is asked for. */
export function readSpot(asked: URLSearchParams): AuditSpot {
  const numberOf = (name: string) => {
    const text = asked.get(name) ?? '';
    return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
  };
  const [before, after] = [numberOf('before'), numberOf('after')];
  if (before !== undefined) return { before };
  return after === undefined ? {} : { after };
}
