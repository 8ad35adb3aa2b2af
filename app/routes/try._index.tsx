import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import type { FormId } from 'questions/types';
import { ButtonLink } from '~/components/nhs/button-link';
import { minutesLeft, timedItems } from '~/domain/response/estimate';
import { FORMS } from '~/domain/response/form-items';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';

export const meta: MetaFunction = () => title('Take the survey');

export function loader({ context }: LoaderFunctionArgs) {
  const set = context.instrument.current;
  const sizes = FORMS.map((form) => {
    const items = timedItems(set, form);
    return [form, { questions: items.length, minutes: minutesLeft(items, {}) }] as const;
  });
  return { forms: Object.fromEntries(sizes) as Record<FormId, { questions: number; minutes: number }> };
}

export default function TryPage() {
  const { forms } = useLoaderData<typeof loader>();
  const size = (form: FormId) => `${forms[form].questions} questions, about ${forms[form].minutes} minutes`;
  return (
    <>
      <h1 className="nhsuk-heading-xl">Take the survey</h1>
      <p className="nhsuk-lede-text">
        Say how well the organisations of your place work together, and see your view beside published case
        studies.
      </p>
      <ul>
        <li>No account, no name, no e-mail.</li>
        <li>Only you see these answers. They are deleted after 24 hours.</li>
        <li>Every answer is saved as you give it. Four words bring you back on any device.</li>
      </ul>
      <h2 className="nhsuk-heading-m">Which form suits you?</h2>
      <div className="app-cards">
        <section className="app-card">
          <h3 className="nhsuk-heading-s">You use services, care for someone, or speak for residents</h3>
          <p>The resident form asks what you can see from outside: {size('resident')}.</p>
          <ButtonLink href={paths.tryAboutYou('resident')}>Take the resident form</ButtonLink>
        </section>
        <section className="app-card">
          <h3 className="nhsuk-heading-s">You work for, or govern, an organisation in the place</h3>
          <p>The full form asks about all twelve dimensions in depth: {size('full')}.</p>
          <ButtonLink href={paths.tryAboutYou('full')}>Take the full form</ButtonLink>
        </section>
        <section className="app-card">
          <h3 className="nhsuk-heading-s">You have little time</h3>
          <p>The workshop form asks one question a dimension: {size('workshop')}.</p>
          <ButtonLink href={paths.tryAboutYou('workshop')}>Take the workshop form</ButtonLink>
        </section>
      </div>
      <p>
        Has your place invited you? <Link to={paths.join}>Enter your code</Link>.
      </p>
      <p>
        Have you begun already?{' '}
        <Link to={paths.tryReturn}>Go back to your answers with your return code</Link>.
      </p>
    </>
  );
}
