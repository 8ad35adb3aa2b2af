import { PLACE_ROLES } from '~/domain/access/messages';
import type { PlaceRole } from '~/domain/access/uses';
import { STATE_NAMES } from '~/domain/assessment/messages';
import type { AssessmentState } from '~/domain/assessment/state';

/** How many people have each role: "1 lead, 2 viewers"; "Nobody" for none. */
export function memberCountWords(members: Partial<Record<PlaceRole, number>>): string {
  const words = PLACE_ROLES.flatMap(({ role, name }) => {
    const count = members[role] ?? 0;
    return count === 0 ? [] : [`${count} ${name.toLowerCase()}${count === 1 ? '' : 's'}`];
  });
  return words.join(', ') || 'Nobody';
}

/** How many assessments are in each state: "1 open, 2 closed"; "None" for none. */
export function assessmentCountWords(assessments: Partial<Record<AssessmentState, number>>): string {
  const words = (Object.keys(STATE_NAMES) as AssessmentState[]).flatMap((state) => {
    const count = assessments[state] ?? 0;
    return count === 0 ? [] : [`${count} ${STATE_NAMES[state].toLowerCase()}`];
  });
  return words.join(', ') || 'None';
}
