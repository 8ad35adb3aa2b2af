import type { FieldErrors, Typed } from '~/lib/form-fields';
import { Button } from '../../nhs/button';
import { ErrorSummary } from '../../nhs/error-summary';
import { Select } from '../../nhs/select';
import { type joinFields, type JoinQuestions, PEOPLE } from './join-fields';

type JoinFields = ReturnType<typeof joinFields>;

/** What was sent and could not be taken. */
export interface PostedJoin {
  typed: Typed<JoinFields>;
  errors: FieldErrors<JoinFields>;
  /** Why nobody may join now; left out where a field is wrong. */
  problem?: string | undefined;
}

/** How somebody joins a workshop that runs: one button, and what the facilitator asks for. */
export function JoinForm(props: {
  title: string;
  action: string;
  questions: JoinQuestions;
  /** Fewest devices of which a result is shown: said before anybody says anything. */
  threshold: number;
  /** Sent twice, it joins once; empty where the page's script puts one in, or the server draws one. */
  ticket: string;
  posted?: PostedJoin | undefined;
}) {
  const { questions, posted } = props;
  const typed = posted?.typed ?? {};
  const errors = posted?.errors ?? {};
  const skip = { value: '', text: 'I would rather not say' };
  const found = Object.entries(errors).map(([name, text]) => ({ href: `#${name}`, text }));
  if (posted?.problem !== undefined) found.push({ href: '#join', text: posted.problem });
  return (
    <>
      <ErrorSummary errors={found} />
      <h1 className="nhsuk-heading-l">{props.title}</h1>
      <p>
        Join to vote and to write with everybody in the room. You need no account, and nobody can see who said
        what. No result is shown of fewer than {props.threshold} devices. Votes are deleted a day after the
        workshop.
      </p>
      <form method="post" action={props.action}>
        <input type="hidden" name="does" value="join" />
        <input type="hidden" name="ticket" value={props.ticket} />
        {questions.sectors.length > 0 && (
          <Select
            id="sector"
            name="sector"
            label="Type of organisation you work for (optional)"
            items={[skip, ...questions.sectors.map(({ id, name }) => ({ value: id, text: name }))]}
            defaultValue={typed.sector}
            error={errors.sector}
          />
        )}
        {questions.tiers.length > 0 && (
          <Select
            id="tier"
            name="tier"
            label="Your role (optional)"
            items={[skip, ...questions.tiers.map(({ id, name }) => ({ value: id, text: name }))]}
            defaultValue={typed.tier}
            error={errors.tier}
          />
        )}
        {questions.people && (
          <Select
            id="people"
            name="people"
            label="How many people vote with this device?"
            hint="1 if it is yours alone. More if your table shares it."
            items={PEOPLE.map((number) => ({ value: number, text: number }))}
            defaultValue={typed.people}
            error={errors.people}
          />
        )}
        <Button id="join">Join the workshop</Button>
      </form>
    </>
  );
}
