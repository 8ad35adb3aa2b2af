import { Form } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { Details } from '~/components/nhs/details';
import { InsetText } from '~/components/nhs/inset-text';
import { TextInput } from '~/components/nhs/text-input';
import { paperWords } from '~/domain/workshop/console-messages';
import { choiceWords } from '~/domain/workshop/messages';
import { paperMark, UNSURE_ON_PAPER } from '~/domain/workshop/typed-paper';
import type { StepView } from '~/domain/workshop/view';
import { fieldOf } from './fields';
import type { PostedOf } from './posted';
import { useFilledFrom } from './use-form-state';

/** Votes on paper for the round at hand, to be typed in until its result is seen. */
export function Paper({ step, posted }: { step: StepView; posted: PostedOf<'paper'> | undefined }) {
  const { round } = step.progress;
  const own = posted?.round === round ? posted : undefined;
  const { filledFrom, onInput, onSubmit } = useFilledFrom(
    paperMark(step.paper),
    own !== undefined && !own.changed,
  );
  const has = Object.keys(step.paper).length > 0;
  const fields = [
    ...step.choices.map((choice) => ({ value: choice.value, label: choiceWords(step, choice) })),
    { value: UNSURE_ON_PAPER, label: 'Don’t know' },
  ];
  return (
    <Details
      id="paper"
      summary={has ? `Change the ${paperWords(step.paper)}` : 'Type in votes on paper'}
      open={own !== undefined}
    >
      {own?.changed && (
        <InsetText>
          <p role="alert">
            Somebody else typed in votes on paper in the meantime. Now these stand:{' '}
            {fields.map(({ value, label }) => `${label}: ${step.paper[value] ?? 0}`).join(', ')}. What you
            typed is still below: save it again if it is right.
          </p>
        </InsetText>
      )}
      <p>
        They count with the others and are marked as “on paper” wherever they are shown. They do not help a
        few devices to be shown.
      </p>
      <Form
        key={`${round} ${filledFrom} ${own?.changed ?? false}`}
        method="post"
        preventScrollReset
        noValidate
        onInput={onInput}
        onSubmit={onSubmit}
      >
        <input type="hidden" name="intent" value="paper" />
        <input type="hidden" name="step" value={step.id} />
        <input type="hidden" name="round" value={round} />
        <input type="hidden" name="mark" value={filledFrom} />
        <div className="app-console__paper">
          {fields.map(({ value, label }) => (
            <TextInput
              key={value}
              id={fieldOf('paper', value)}
              name={fieldOf('paper', value)}
              label={label}
              width={4}
              inputMode="numeric"
              autoComplete="off"
              defaultValue={own?.typed[value] ?? String(step.paper[value] ?? '')}
              error={own?.errors[value]}
            />
          ))}
        </div>
        <Button variant="secondary" small>
          Save votes on paper
        </Button>
      </Form>
    </Details>
  );
}
