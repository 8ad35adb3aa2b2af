import { Checkbox } from '~/components/nhs/checkbox';
import { Details } from '~/components/nhs/details';
import { Radios } from '~/components/nhs/radios';
import { Textarea } from '~/components/nhs/textarea';
import { KEEP_MONTHS, keepWords } from '~/domain/assessment/keeping';
import { LONGEST_ORGANISATION, MOST_ORGANISATIONS } from '~/domain/assessment/organisations';
import { SHARED_WITH_PROGRAMMES } from '~/domain/assessment/sharing-words';
import type { SetUpValues } from './set-up-fields';

/** How people get in, which organisations they may name, for how long answers are kept, and who else gets results. */
export function SetUpTerms(props: { values: SetUpValues; errors: Partial<Record<string, string>> }) {
  const { values, errors } = props;
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  return (
    <>
      <Radios
        idPrefix="entry"
        name="entry"
        legend="How do people get in?"
        legendSize="m"
        legendHeading={2}
        items={[
          {
            value: 'link',
            label: 'Anybody with the link',
            hint: 'Simple to send round. But whoever has the link can answer, also more than once, or pass it on.',
          },
          {
            value: 'codes',
            label: 'Only with a single-use code',
            hint: 'You hand out one code a person, on paper or by e-mail. Each code lets one person answer once, and nobody can tell which answers it was used for.',
          },
        ]}
        selected={text('entry')}
        error={errors.entry}
      />
      <Textarea
        id="organisations"
        name="organisations"
        label="Partner organisations (optional)"
        labelSize="m"
        hint={`One a line, at most ${MOST_ORGANISATIONS} of up to ${LONGEST_ORGANISATION} characters. People may then say which is theirs, or rather not. It goes into no result: you only see from which organisations enough people have answered, so that you know whom to remind. Leave it empty and it is not asked.`}
        rows={5}
        defaultValue={text('organisations')}
        error={errors.organisations}
      />
      <Radios
        idPrefix="keepMonths"
        name="keepMonths"
        legend="How long are people’s answers kept after it closes?"
        legendSize="m"
        legendHeading={2}
        hint="Then they are deleted, and it cannot be opened again. The results stay. Respondents are told this; once it is open you can only make it shorter."
        items={KEEP_MONTHS.map((months) => ({ value: String(months), label: keepWords(months) }))}
        selected={text('keepMonths')}
        error={errors.keepMonths}
      />
      <Checkbox
        id="shared"
        name="shared"
        label="Let the results go into the releases of programmes"
        hint="Respondents are told. You can change it at any time."
        defaultChecked={values.shared === true}
      />
      <Details summary="What is shared with a programme">
        <ul>
          {SHARED_WITH_PROGRAMMES.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Details>
    </>
  );
}
