export type Role = 'lead' | 'facilitator' | 'viewer';

/** What an account may do in a place. None: to that account the place does not exist. */
export interface MembershipTable {
  account_id: string;
  place_id: string;
  role: Role;
}
