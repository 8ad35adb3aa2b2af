import { actionProblemWords } from '../actions/messages';
import { readAction } from '../actions/typed-action';

/** `action`: something to do; `parked`: a question for another day. */
export const FOLLOWUP_KINDS = ['action', 'parked'] as const;
export type FollowupKind = (typeof FOLLOWUP_KINDS)[number];

/** What a workshop leaves to be done, or answered. */
export interface Followup {
  readonly id: string;
  /** The step that it came up in; null: none. */
  readonly stepId: string | null;
  readonly kind: FollowupKind;
  readonly what: string;
  /** Who sees to it: a role, not a name; '' for parked questions. */
  readonly ownerRole: string;
  /** YYYY-MM-DD; null: no date. */
  readonly dueOn: string | null;
  /** From 1: the order in which they were written down. */
  readonly number: number;
}

export type FollowupContent = Pick<Followup, 'what' | 'ownerRole' | 'dueOn'>;

/** As a form has it. A parked question has no owner and no date. */
export interface TypedFollowup {
  readonly what: string;
  readonly ownerRole: string;
  readonly due: string;
}

export type FollowupErrors = Partial<Record<keyof TypedFollowup, string>>;

/** More than either can hold in a workshop of one day. */
export const MOST_FOLLOWUPS = 200;

const NEITHER = { dimensions: [], isPracticeOn: () => false };

/**
 * Reads what was typed, by the rules for actions.
 * @param today YYYY-MM-DD in the UK
 * @param before as it is, where one is changed: its date may be in the past
 */
export function readFollowup(
  kind: FollowupKind,
  typed: TypedFollowup,
  today: string,
  before?: FollowupContent,
): { ok: true; content: FollowupContent } | { ok: false; errors: FollowupErrors } {
  const isAction = kind === 'action';
  const read = readAction(
    {
      what: typed.what,
      // A question that is parked has nobody yet who sees to it.
      ownerRole: isAction ? typed.ownerRole : 'nobody',
      due: isAction ? typed.due : '',
      state: 'to-do',
      dimension: '',
      practice: '',
    },
    NEITHER,
    today,
    before && { ...before, state: 'to-do', dimension: null, practice: null },
  );
  if (!read.ok) {
    const { what, ownerRole, due } = read.problems;
    return {
      ok: false,
      errors: {
        ...(what && {
          what: isAction || what !== 'missing' ? actionProblemWords('what', what) : 'Write the question down',
        }),
        ...(ownerRole && { ownerRole: actionProblemWords('ownerRole', ownerRole) }),
        ...(due && { due: actionProblemWords('due', due) }),
      },
    };
  }
  const { what, ownerRole, dueOn } = read.content;
  return { ok: true, content: { what, ownerRole: isAction ? ownerRole : '', dueOn } };
}

/** Says how one stood, for a form to send back: whoever changed it meanwhile is found out by it. */
export const markOf = ({ what, ownerRole, dueOn }: FollowupContent): string =>
  JSON.stringify([what, ownerRole, dueOn]);
