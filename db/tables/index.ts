import type { Kysely, Transaction } from 'kysely';
import type { AccountTable } from './account';
import type { AnswerTable } from './answer';
import type { AssessmentTable } from './assessment';
import type { AuditEntryTable, AuditHeadTable } from './audit';
import type { CommentTable } from './comment';
import type { EditionTable } from './edition';
import type { InvitationCodeTable } from './invitation-code';
import type { JobTable } from './job';
import type { MembershipTable } from './membership';
import type { MigrationTable } from './migration';
import type { ParticipationTable } from './participation';
import type { PlaceTable } from './place';
import type { ResponseTable } from './response';
import type { SessionTable } from './session';
import type { SettingTable } from './setting';
import type { ThrottleTable } from './throttle';

export type { AnswerValue } from './answer';
export type { AssessmentKind, AssessmentState } from './assessment';
export type { Flag } from './flag';
export type { JobState } from './job';
export type { Role } from './membership';
export type { ResponseState } from './response';

/**
 * Every table. Ids are text made by the app; times are ISO-8601 UTC text as `Date.prototype.toISOString` writes it, so
 * that comparing text compares times; yes and no are 1 and 0; JSON is text.
 */
export interface Database {
  account: AccountTable;
  answer: AnswerTable;
  assessment: AssessmentTable;
  audit_entry: AuditEntryTable;
  audit_head: AuditHeadTable;
  comment: CommentTable;
  edition: EditionTable;
  invitation_code: InvitationCodeTable;
  job: JobTable;
  membership: MembershipTable;
  migration: MigrationTable;
  participation: ParticipationTable;
  place: PlaceTable;
  response: ResponseTable;
  session: SessionTable;
  setting: SettingTable;
  throttle: ThrottleTable;
}

/** Where a query may run: on the database, or inside a transaction of it. */
export type Queryable = Kysely<Database> | Transaction<Database>;
