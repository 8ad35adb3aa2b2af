import { PLACE_ROLES } from '~/domain/access/messages';
import type { PlaceRole } from '~/domain/access/uses';
import type { Fields } from '~/lib/form-fields';
import { Radios } from '../nhs/radios';

/** Which role somebody has in a place. */
export const ROLE_FIELDS = {
  role: { kind: 'choice', options: PLACE_ROLES.map(({ role }) => role), required: 'Choose a role' },
} as const satisfies Fields;

/** The field for it. */
export function RoleChoice({
  selected,
  error,
}: {
  selected?: string | undefined;
  error?: string | undefined;
}) {
  return (
    <Radios
      idPrefix="role"
      name="role"
      legend="Role"
      legendSize="s"
      selected={selected}
      error={error}
      items={PLACE_ROLES.map(({ role, name, may }) => ({ value: role, label: name, hint: may }))}
    />
  );
}

/** A posted role as the role it is; undefined for any other text. */
export const roleOf = (text: unknown): PlaceRole | undefined =>
  PLACE_ROLES.find(({ role }) => role === text)?.role;
