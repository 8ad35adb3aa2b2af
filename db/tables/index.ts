import type { Kysely, Transaction } from 'kysely';
import type { AccountTable } from './account';
import type { AccountInvitationTable } from './account-invitation';
import type { ActionTable } from './action';
import type { AnswerTable } from './answer';
import type { AssessmentTable } from './assessment';
import type { AuditEntryTable, AuditHeadTable } from './audit';
import type { CommentTable } from './comment';
import type { EditionTable } from './edition';
import type { ImportBatchTable } from './import-batch';
import type { InvitationAddressTable } from './invitation-address';
import type { InvitationBatchTable } from './invitation-batch';
import type { InvitationCodeTable } from './invitation-code';
import type { JobTable } from './job';
import type { MembershipTable } from './membership';
import type { MigrationTable } from './migration';
import type { ParticipationTable } from './participation';
import type { PasswordResetTable } from './password-reset';
import type { PlaceTable } from './place';
import type { RecoveryCodeTable } from './recovery-code';
import type { ResponseTable } from './response';
import type { ResultsLinkTable } from './results-link';
import type { ReviewedCommentTable } from './reviewed-comment';
import type { SessionTable } from './session';
import type { SettingTable } from './setting';
import type { ThrottleTable } from './throttle';
import type { WorkshopTable } from './workshop';
import type { WorkshopDeviceTable } from './workshop-device';
import type { WorkshopEventTable } from './workshop-event';
import type { WorkshopFollowupTable } from './workshop-followup';
import type { WorkshopNoteTable, WorkshopUpvoteTable } from './workshop-note';
import type { WorkshopRoundTable } from './workshop-round';
import type { WorkshopStepTable } from './workshop-step';
import type { WorkshopVoteTable } from './workshop-vote';

export type { AccountState } from './account';
export type { ActionState } from './action';
export type { AnswerValue } from './answer';
export type { AssessmentKind, AssessmentState, Entry } from './assessment';
export type { Flag } from './flag';
export type { JobState } from './job';
export type { Role } from './membership';
export type { ResponseState } from './response';
export type { TableVotes, WorkshopStage } from './workshop';
export type { FollowupKind } from './workshop-followup';
export type { NoteState } from './workshop-note';
export type { StepKind } from './workshop-step';

/**
 * Every table. Ids are text made by the app; times are ISO-8601 UTC text as `Date.prototype.toISOString` writes it, so
 * that comparing text compares times; yes and no are 1 and 0; JSON is text.
 */
export interface Database {
  account: AccountTable;
  account_invitation: AccountInvitationTable;
  action: ActionTable;
  answer: AnswerTable;
  assessment: AssessmentTable;
  audit_entry: AuditEntryTable;
  audit_head: AuditHeadTable;
  comment: CommentTable;
  edition: EditionTable;
  import_batch: ImportBatchTable;
  invitation_address: InvitationAddressTable;
  invitation_batch: InvitationBatchTable;
  invitation_code: InvitationCodeTable;
  job: JobTable;
  membership: MembershipTable;
  migration: MigrationTable;
  participation: ParticipationTable;
  password_reset: PasswordResetTable;
  place: PlaceTable;
  recovery_code: RecoveryCodeTable;
  response: ResponseTable;
  results_link: ResultsLinkTable;
  reviewed_comment: ReviewedCommentTable;
  session: SessionTable;
  setting: SettingTable;
  throttle: ThrottleTable;
  workshop: WorkshopTable;
  workshop_device: WorkshopDeviceTable;
  workshop_event: WorkshopEventTable;
  workshop_followup: WorkshopFollowupTable;
  workshop_note: WorkshopNoteTable;
  workshop_round: WorkshopRoundTable;
  workshop_step: WorkshopStepTable;
  workshop_upvote: WorkshopUpvoteTable;
  workshop_vote: WorkshopVoteTable;
}

/** Where a query may run: on the database, or inside a transaction of it. */
export type Queryable = Kysely<Database> | Transaction<Database>;
