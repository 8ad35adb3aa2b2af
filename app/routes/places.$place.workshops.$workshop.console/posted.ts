import type { FollowupErrors, FollowupKind, TypedFollowup } from '~/domain/workshop/followup';
import type { AgreementErrors, TypedAgreement } from '~/domain/workshop/typed-agreement';

/**
 * What came of a form that was not done: words for the top of the page, or what was typed with what is wrong with it.
 * `changed`: somebody else changed the same thing meanwhile; what they made of it stands on the page.
 */
export type Posted = {
  /** Of the answer: 400 where something typed is wrong, else 409. */
  status: 400 | 409;
} & (
  | { about: 'console'; words: string }
  | {
      about: 'agreement';
      stepId: string;
      typed: TypedAgreement;
      errors: AgreementErrors;
      changed: boolean;
    }
  | {
      about: 'follow-up';
      kind: FollowupKind;
      /** '' for a new one. */
      id: string;
      typed: TypedFollowup;
      errors: FollowupErrors;
      changed: boolean;
    }
  | {
      about: 'paper';
      stepId: string;
      round: number;
      typed: Record<string, string>;
      errors: Record<string, string>;
      changed: boolean;
    }
);

/** The part of `posted` that is about one kind of form. */
export type PostedOf<A extends Posted['about']> = Extract<Posted, { about: A }>;
