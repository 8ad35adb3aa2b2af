import { Form } from '@remix-run/react';
import { useRef } from 'react';
import { Button } from '~/components/nhs/button';
import { Details } from '~/components/nhs/details';
import { InsetText } from '~/components/nhs/inset-text';
import { Textarea } from '~/components/nhs/textarea';
import { TextInput } from '~/components/nhs/text-input';
import { LONGEST_WHAT } from '~/domain/actions/typed-action';
import { typedMoment, ukDayWords } from '~/domain/assessment/uk-time';
import { FOLLOWUP_WORDS } from '~/domain/workshop/console-messages';
import { type Followup, FOLLOWUP_KINDS, type FollowupKind, markOf } from '~/domain/workshop/followup';
import { fieldOf } from './fields';
import type { PostedOf } from './posted';
import { useEmptied, useFilledFrom } from './use-form-state';

/** Actions and parked questions: what stands, and forms to add, change and remove. */
export function FollowUps(props: {
  followups: readonly Followup[];
  ticket: string;
  posted: PostedOf<'follow-up'> | undefined;
}) {
  const { followups, ticket, posted } = props;
  return (
    <section id="follow-ups" className="app-console__follow-ups">
      {FOLLOWUP_KINDS.map((kind) => {
        const own = followups.filter((one) => one.kind === kind);
        const isNew = posted?.kind === kind && posted.id === '';
        return (
          <div key={kind}>
            <h2 className="nhsuk-heading-s">
              {FOLLOWUP_WORDS[kind].many} ({own.length})
            </h2>
            {own.length > 0 && (
              <ol className="app-agreed">
                {own.map((followup) => (
                  <li key={followup.id} className="app-agreed__action">
                    <FollowUp followup={followup} posted={posted?.id === followup.id ? posted : undefined} />
                  </li>
                ))}
              </ol>
            )}
            <Details summary={kind === 'action' ? 'Add an action' : 'Park a question'} open={isNew}>
              <NewFollowUp kind={kind} ticket={ticket} posted={isNew ? posted : undefined} />
            </Details>
          </div>
        );
      })}
    </section>
  );
}

function NewFollowUp(props: {
  kind: FollowupKind;
  ticket: string;
  posted: PostedOf<'follow-up'> | undefined;
}) {
  const { kind, ticket, posted } = props;
  const form = useRef<HTMLFormElement>(null);
  const sent = useEmptied(form, posted !== undefined);
  return (
    <Form method="post" ref={form} preventScrollReset noValidate onSubmit={sent}>
      <input type="hidden" name="intent" value="follow-up" />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="ticket" value={ticket} />
      <Fields kind={kind} id={`new-${kind}`} typed={posted?.typed} errors={posted?.errors} />
      <Button variant="secondary" small>
        {kind === 'action' ? 'Add the action' : 'Park the question'}
      </Button>
    </Form>
  );
}

function FollowUp({ followup, posted }: { followup: Followup; posted: PostedOf<'follow-up'> | undefined }) {
  const { id, kind, what, ownerRole, dueOn } = followup;
  const { filledFrom, onInput, onSubmit } = useFilledFrom(
    markOf(followup),
    posted !== undefined && !posted.changed,
  );
  const words = FOLLOWUP_WORDS[kind].one;
  return (
    <>
      <p className="app-console__what" dir="auto">
        {what}
      </p>
      {kind === 'action' && (
        <p className="app-hint">
          {ownerRole}
          {dueOn && `, by ${ukDayWords(dueOn)}`}
        </p>
      )}
      <Details
        summary={
          <>
            Change
            <span className="nhsuk-u-visually-hidden">
              {' '}
              this {words}: {what.slice(0, 40)}
            </span>
          </>
        }
        open={posted !== undefined}
      >
        {posted?.changed && (
          <InsetText>
            <p role="alert">
              Somebody else changed this {words} in the meantime. Above is how it stands now. What you typed
              is still below: save it again if it is right.
            </p>
          </InsetText>
        )}
        <Form
          key={`${filledFrom} ${posted?.changed ?? false}`}
          method="post"
          preventScrollReset
          noValidate
          onInput={onInput}
          onSubmit={onSubmit}
        >
          <input type="hidden" name="intent" value="follow-up" />
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="mark" value={filledFrom} />
          <Fields
            kind={kind}
            id={id}
            typed={posted?.typed ?? { what, ownerRole, due: dueOn ? typedMoment(dueOn).day : '' }}
            errors={posted?.errors}
          />
          <div className="app-console__buttons">
            <Button variant="secondary" small>
              Save
            </Button>
            <Button name="remove" value="yes" variant="warning" small>
              Remove
            </Button>
          </div>
        </Form>
      </Details>
    </>
  );
}

function Fields(props: {
  kind: FollowupKind;
  id: string;
  typed: { what: string; ownerRole: string; due: string } | undefined;
  errors: PostedOf<'follow-up'>['errors'] | undefined;
}) {
  const { kind, id, typed, errors } = props;
  return (
    <>
      <Textarea
        id={fieldOf('what', id)}
        name="what"
        label={kind === 'action' ? 'What is to be done?' : 'What is the question?'}
        rows={2}
        limit={LONGEST_WHAT}
        defaultValue={typed?.what}
        error={errors?.what}
      />
      {kind === 'action' && (
        <>
          <TextInput
            id={fieldOf('ownerRole', id)}
            name="ownerRole"
            label="Who sees to it?"
            hint="A role, such as Director of adult social services. Do not name a person."
            defaultValue={typed?.ownerRole}
            error={errors?.ownerRole}
            autoComplete="off"
          />
          <TextInput
            id={fieldOf('due', id)}
            name="due"
            label="By when? (optional)"
            hint="For example, 3 November 2026 or 3/11/2026"
            width={20}
            defaultValue={typed?.due}
            error={errors?.due}
            autoComplete="off"
          />
        </>
      )}
    </>
  );
}
