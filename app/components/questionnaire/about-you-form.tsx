import { Form, useSubmit } from '@remix-run/react';
import type { Sector, Tier } from 'questions/types';
import { useMemo, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '~/components/nhs/button';
import { Checkbox } from '~/components/nhs/checkbox';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { Radios } from '~/components/nhs/radios';
import { Select } from '~/components/nhs/select';
import { organisationChoices } from '~/domain/response/organisation';
import { rulesOf, type FieldErrors, type Typed } from '~/lib/form-fields';
import { aboutYouFields } from './about-you-fields';

type AboutYouFields = ReturnType<typeof aboutYouFields>;

/** Sector, tier, joint post and organisation: checked on the page by the same description that the server reads the post with. */
export function AboutYouForm(props: {
  heading: string;
  sectors: readonly Sector[];
  tiers: readonly Tier[];
  /** Those to choose from; none: it is not asked. */
  organisations: readonly string[];
  typed: Typed<AboutYouFields>;
  errors: FieldErrors<AboutYouFields>;
  submit: string;
  /** Hidden fields that go along. */
  children?: ReactNode;
}) {
  const { sectors, tiers, organisations, typed } = props;
  const fields = useMemo(
    () => aboutYouFields(sectors, tiers, organisations),
    [sectors, tiers, organisations],
  );
  const submit = useSubmit();
  const { register, handleSubmit, formState } = useForm({
    defaultValues: {
      sector: chosenAlready('sector') ?? typed.sector ?? '',
      tier: chosenAlready('tier') ?? typed.tier ?? '',
      jointPost: typed.jointPost ?? false,
    },
    shouldFocusError: false,
  });
  const errors = {
    sector: formState.errors.sector?.message ?? (formState.isSubmitted ? undefined : props.errors.sector),
    tier: formState.errors.tier?.message ?? (formState.isSubmitted ? undefined : props.errors.tier),
  };
  const summary = [
    ...(errors.sector ? [{ href: '#sector', text: errors.sector }] : []),
    ...(errors.tier ? [{ href: '#tier', text: errors.tier }] : []),
    ...(props.errors.organisation ? [{ href: '#organisation', text: props.errors.organisation }] : []),
  ];
  return (
    <>
      <ErrorSummary errors={summary} attempt={formState.submitCount} />
      <h1 className="nhsuk-heading-l">{props.heading}</h1>
      <p>
        This is used to show groups, never people. Results are only shown for groups that are large enough. No
        name or e-mail is asked for.
      </p>
      <Form
        method="post"
        noValidate
        onSubmit={(event) => {
          const form = event.currentTarget;
          event.preventDefault();
          void handleSubmit(() => submit(form))(event);
        }}
      >
        {props.children}
        <Radios
          idPrefix="sector"
          name="sector"
          legend="Which type of organisation do you answer for?"
          legendSize="m"
          legendHeading={2}
          hint="If your organisation is of several types, choose the one you work in most. In a joint post, choose who pays you."
          items={sectors.map((sector) => ({ value: sector.id, label: sector.name, hint: sector.help }))}
          selected={typed.sector}
          register={register('sector', rulesOf(fields.sector))}
          error={errors.sector}
        />
        <Radios
          idPrefix="tier"
          name="tier"
          legend="Which is nearest to your role?"
          legendSize="m"
          legendHeading={2}
          hint="Residents, carers and people of Healthwatch can leave this out."
          items={tiers.map((tier) => ({ value: tier.id, label: tier.name, hint: tier.help }))}
          selected={typed.tier}
          register={register('tier', rulesOf(fields.tier))}
          error={errors.tier}
        />
        <Checkbox
          id="joint-post"
          name="jointPost"
          label="Mine is a joint post, shared between organisations"
          defaultChecked={typed.jointPost}
          register={register('jointPost')}
        />
        {organisations.length > 0 && (
          <Select
            id="organisation"
            name="organisation"
            label="Which organisation is yours? (optional)"
            labelSize="m"
            labelHeading={2}
            hint="It goes into no result. The people who run this survey are only told from which organisations enough people have answered. It is deleted soon after the survey closes. Residents and carers leave it out."
            items={organisationChoices(organisations)}
            defaultValue={typed.organisation}
            error={props.errors.organisation}
          />
        )}
        <Button>{props.submit}</Button>
      </Form>
    </>
  );
}

/** What was chosen before the scripts arrived, which taking over the page would undo. */
function chosenAlready(name: string): string | undefined {
  if (typeof document === 'undefined') return undefined;
  return document.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value;
}
