/**
 * What each column of text in the database is. A new one has to be put on one of the three lists, so that somebody has
 * thought of what may stand in it.
 */

/** Where people type what they like, by table; each with how a text stands in it. */
export const TYPED_COLUMNS: Readonly<Record<string, (text: string) => Record<string, string>>> = {
  account: (text) => ({ name: text }),
  action: (text) => ({ what: text, owner_role: text }),
  assessment: (text) => ({
    title: text,
    context: JSON.stringify({ area: text, name: text }),
    organisations: JSON.stringify([text]),
  }),
  comment: (text) => ({ body: text }),
  import_batch: (text) => ({ file_name: text }),
  place: (text) => ({ name: text }),
  results_link: (text) => ({ label: text }),
  reviewed_comment: (text) => ({ body: text, released_body: text }),
  workshop: (text) => ({ title: text }),
  workshop_followup: (text) => ({ what: text, owner_role: text }),
  workshop_note: (text) => ({ body: text }),
  workshop_step: (text) => ({
    title: text,
    prompts: JSON.stringify([text]),
    options: JSON.stringify([{ id: 'a', label: text }]),
    reasons: text,
    dissent: text,
  }),
};

/** What no page may show, to anybody. */
export const SECRET_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  account: ['password_hash', 'totp_sealed', 'subject'],
  account_invitation: ['token_hash'],
  audit_head: ['hash'],
  edition: ['protected', 'digest'],
  invitation_address: ['address_hash', 'address_sealed', 'code_hash'],
  invitation_code: ['code_hash', 'sealed'],
  password_reset: ['token_hash'],
  recovery_code: ['code_hash'],
  response: ['id', 'return_code_hash'],
  results_link: ['token_hash', 'token_sealed', 'password_hash'],
  throttle: ['bucket'],
  workshop_device: ['id'],
};

/** Ids, days and times, by the ends of their names. */
const OURS_BY_END = /(^|[._])(id|at|on|by|until|window_start)$/;

/** Words and numbers that the product itself writes, or that are read strictly before they are stored. */
const OURS = [
  ...[
    'account.email',
    'account.state',
    'account.issuer',
    'account_invitation.email',
    'account_invitation.role',
  ],
  ...['action.state', 'action.dimension', 'action.practice', 'action.carried_from'],
  ...['answer.value', 'answer.device', 'comment.device', 'session.device', 'session.token_hash'],
  ...[
    'assessment.kind',
    'assessment.question_set',
    'assessment.forms',
    'assessment.state',
    'assessment.entry',
  ],
  ...['assessment.join_code', 'assessment.sectors', 'assessment.expected'],
  ...[
    'audit_entry.actor',
    'audit_entry.action',
    'audit_entry.subject',
    'audit_entry.details',
    'audit_entry.hash',
  ],
  ...['edition.question_set', 'edition.method', 'edition.shown', 'participation.counts'],
  'participation.organisations',
  ...['import_batch.digest', 'import_batch.state', 'import_batch.content'],
  ...[
    'invitation_address.mail',
    'invitation_address.state',
    'invitation_batch.kind',
    'invitation_batch.sector',
  ],
  ...['invitation_code.sector', 'job.kind', 'job.state', 'job.outcome', 'membership.role', 'migration.name'],
  ...['response.form', 'response.sector', 'response.tier', 'response.organisation', 'response.state'],
  ...['reviewed_comment.state', 'setting.key', 'setting.value'],
  'workshop.took_part',
  ...['workshop.code', 'workshop.question_set', 'workshop.sectors', 'workshop.tables', 'workshop.state'],
  ...[
    'workshop.stage',
    'workshop.open_step',
    'workshop_step.kind',
    'workshop_step.subject',
    'workshop_step.rule',
  ],
  ...['workshop_event.kind', 'workshop_event.state', 'workshop_round.paper', 'workshop_round.result'],
  ...['workshop_device.sector', 'workshop_device.tier', 'workshop_vote.value', 'workshop_vote.tab'],
  ...['workshop_note.state', 'workshop_note.merged_into', 'workshop_followup.kind'],
];

/** Whether somebody has thought of what may stand in a column, given as `table.column`. */
export function isKnownColumn(column: string): boolean {
  const [table = '', name = ''] = column.split('.');
  const typed = Object.keys(TYPED_COLUMNS[table]?.('') ?? {});
  return (
    [...typed, ...(SECRET_COLUMNS[table] ?? [])].includes(name) ||
    OURS.includes(column) ||
    OURS_BY_END.test(column)
  );
}
