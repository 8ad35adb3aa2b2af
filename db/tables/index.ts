import type { Kysely, Transaction } from 'kysely';
import type { AnswerTable } from './answer';
import type { AssessmentTable } from './assessment';
import type { CommentTable } from './comment';
import type { EditionTable } from './edition';
import type { InvitationCodeTable } from './invitation-code';
import type { MigrationTable } from './migration';
import type { PlaceTable } from './place';
import type { ResponseTable } from './response';
import type { SettingTable } from './setting';

export type { AnswerValue } from './answer';
export type { AssessmentKind, AssessmentState } from './assessment';
export type { Flag } from './flag';
export type { ResponseState } from './response';

/**
 * Every table. Ids are text made by the app; times are ISO-8601 UTC text as `Date.prototype.toISOString` writes it, so
 * that comparing text compares times; yes and no are 1 and 0; JSON is text.
 */
export interface Database {
  answer: AnswerTable;
  assessment: AssessmentTable;
  comment: CommentTable;
  edition: EditionTable;
  invitation_code: InvitationCodeTable;
  migration: MigrationTable;
  place: PlaceTable;
  response: ResponseTable;
  setting: SettingTable;
}

/** Where a query may run: on the database, or inside a transaction of it. */
export type Queryable = Kysely<Database> | Transaction<Database>;
