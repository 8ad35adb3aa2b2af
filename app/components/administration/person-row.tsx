import { Link } from '@remix-run/react';
import { installationRoleNames, roleName } from '~/domain/access/messages';
import type { PlaceRole } from '~/domain/access/uses';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { paths } from '~/lib/paths';
import type { TableColumn, TableRow } from '../nhs/table';
import { Tag } from '../nhs/tag';

/** A person as the list of all shows them. */
export interface ShownPerson {
  id: string;
  name: string;
  email: string;
  administrator: boolean;
  analyst: boolean;
  state: 'active' | 'deactivated';
  secondFactor: boolean;
  signOn: boolean;
  parts: { placeId: string; placeName: string; role: PlaceRole }[];
  /** ISO-8601 UTC; null where they never signed in. */
  lastUsed: string | null;
}

export const PERSON_COLUMNS: TableColumn[] = [
  { id: 'name', text: 'Name' },
  { id: 'email', text: 'E-mail address' },
  { id: 'roles', text: 'Roles' },
  { id: 'places', text: 'Places' },
  { id: 'state', text: 'State' },
  { id: 'factor', text: 'Second factor' },
  { id: 'used', text: 'Last used' },
];

/** A person as a row under `PERSON_COLUMNS`. */
export const personRow = (person: ShownPerson): TableRow => ({
  id: person.id,
  cells: [
    <Link key="name" to={paths.administration.person(person.id)}>
      {person.name}
    </Link>,
    person.email,
    installationRoleNames(person).join(', ') || '–',
    person.parts.map(({ placeName, role }) => `${placeName} (${roleName(role)})`).join(', ') || '–',
    <AccountStateTag key="state" state={person.state} />,
    secondFactorWords(person),
    lastUsedWords(person.lastUsed),
  ],
});

/** Whether an account is active, as a tag. */
export const AccountStateTag = ({ state }: Pick<ShownPerson, 'state'>) => (
  <Tag colour={state === 'active' ? 'green' : 'grey'}>{state === 'active' ? 'Active' : 'Deactivated'}</Tag>
);

/** How signing in is guarded besides the password. */
export const secondFactorWords = ({ secondFactor }: Pick<ShownPerson, 'secondFactor'>) =>
  secondFactor ? 'On' : 'Off';

/** The day of the last use, or that there was none. */
export const lastUsedWords = (lastUsed: string | null) =>
  lastUsed === null ? 'Never signed in' : ukDayWords(lastUsed);
