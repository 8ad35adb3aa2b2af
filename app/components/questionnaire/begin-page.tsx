import { Form } from '@remix-run/react';
import type { FormId, Sector, Tier } from 'questions/types';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import type { FieldErrors, Typed } from '~/lib/form-fields';
import type { aboutYouFields } from './about-you-fields';
import { AboutYouForm } from './about-you-form';

type Fields = ReturnType<typeof aboutYouFields>;

export type BeginPageProps = {
  form: FormId;
  sectors: readonly Sector[];
  tiers: readonly Tier[];
  organisations: readonly string[];
  /** Makes sending the form twice begin one response, not two. */
  ticket: string;
  /** Where one came from. */
  back: string;
  /** Chosen before anything was. */
  sector?: string | undefined;
  /** What was sent and is wrong. */
  posted?: { ticket: string; typed: Typed<Fields>; errors: FieldErrors<Fields> } | undefined;
};

/** The page before the first question: who answers. The resident form asks nothing here, since it is only theirs. */
export function BeginPage({
  form,
  sectors,
  tiers,
  organisations,
  ticket,
  back,
  sector,
  posted,
}: BeginPageProps) {
  const hidden = <input type="hidden" name="ticket" value={posted?.ticket ?? ticket} />;
  return (
    <>
      <BackLink href={back} />
      {form === 'resident' ? (
        <>
          <h1 className="nhsuk-heading-l">The resident form</h1>
          <p>
            This form is for people who use services, carers, and people who speak for residents. Nothing more
            is asked about you.
          </p>
          <Form method="post">
            {hidden}
            <Button>Begin</Button>
          </Form>
        </>
      ) : (
        <AboutYouForm
          heading="About you"
          sectors={sectors}
          tiers={tiers}
          organisations={organisations}
          typed={posted?.typed ?? (sector === undefined ? {} : { sector })}
          errors={posted?.errors ?? {}}
          submit="Save and continue"
        >
          {hidden}
        </AboutYouForm>
      )}
    </>
  );
}
