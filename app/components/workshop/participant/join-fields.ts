import type { Fields } from '~/lib/form-fields';

/** What may be asked of those who join a workshop: nobody has to say it. */
export interface JoinQuestions {
  sectors: readonly { id: string; name: string }[];
  /** Empty: not asked. */
  tiers: readonly { id: string; name: string }[];
  /** Whether one device may stand for several people. */
  people: boolean;
}

/** The most people who may share a device. */
const MOST_PEOPLE = 20;

export const PEOPLE = Array.from({ length: MOST_PEOPLE }, (_, index) => String(index + 1));

/** What the form asks for; what is not asked may be missing, and nothing of it counts. */
export const joinFields = ({ sectors, tiers, people }: JoinQuestions) =>
  ({
    sector: { kind: 'choice', options: sectors.map(({ id }) => id), required: false },
    tier: { kind: 'choice', options: tiers.map(({ id }) => id), required: false },
    people: { kind: 'choice', options: people ? PEOPLE : [], required: false },
  }) as const satisfies Fields;
