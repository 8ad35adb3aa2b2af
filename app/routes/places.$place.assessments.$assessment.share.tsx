import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { PasswordInput } from '~/components/nhs/password-input';
import { SummaryList } from '~/components/nhs/summary-list';
import { TextInput } from '~/components/nhs/text-input';
import { type LinkErrors, readLink } from '~/domain/assessment/shared-link';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { PASSWORD_HINT } from '~/domain/passwords/messages';
import { originOf, postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listSharedLinks, makeResultsLink, takeBackResultsLink } from '~/services/results-links.server';
import { getAssessment } from './places/own-place.server';

export const meta: MetaFunction = () => title('Share the results by link');

const TO_BE_DELETED = 'This assessment is to be deleted. Keep it first, then share its results.';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, assessment } = await getAssessment(context, request, params, 'share-results');
  const links = await listSharedLinks(context, place.id, assessment.id);
  const origin = originOf(request, context.settings.baseUrl);
  return {
    home: paths.assessment(place.id, assessment.id).home,
    title: assessment.title,
    hasResults: assessment.state === 'closed' || assessment.state === 'archived',
    isToBeDeleted: assessment.deleteAt !== null,
    // Makes sending the form twice make one link, not two.
    newLink: context.newId(),
    links: links.map(({ id, token, label, hasPassword, madeBy, madeOn }) => ({
      id,
      label,
      url: origin + paths.shared(token),
      hasPassword,
      made: `${ukDayWords(madeOn)}${madeBy === null ? '' : `, by ${madeBy}`}`,
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'share-results');
  const form = await postedForm(request);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const here = paths.assessment(by.placeId, assessment.id).share;
  if (text('do') === 'take-back') {
    const outcome = await takeBackResultsLink(context, by, assessment.id, text('link'));
    return outcome === 'not-there' ? refuse(404) : redirect(here);
  }
  const id = text('link');
  if (!/^[0-9a-f]{32,64}$/.test(id)) {
    refuse(400, 'This form is not complete. No link was made. Open the page again.');
  }
  const read = readLink({ label: text('label'), password: text('password') });
  if (!read.ok) return data({ errors: read.errors, label: text('label').slice(0, 1000) }, { status: 400 });
  const outcome = await makeResultsLink(context, by, assessment.id, { ...read, id });
  if (outcome === 'not-there') refuse(404);
  if (outcome === 'to-be-deleted') refuse(409, TO_BE_DELETED);
  return redirect(here);
}

export default function SharePage() {
  const { home, title, hasResults, isToBeDeleted, newLink, links } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const errors: LinkErrors = posted?.errors ?? {};
  return (
    <>
      <BackLink href={home}>{title}</BackLink>
      <ErrorSummary
        errors={(['label', 'password'] as const).flatMap((name) =>
          errors[name] ? [{ href: `#${name}`, text: errors[name] }] : [],
        )}
      />
      <h1 className="nhsuk-heading-l">Share the results by link</h1>
      <p>
        Whoever has a link reads the results as members of the place do, without an account, and can change
        nothing. They see figures of groups only, as you do. Take a link back and it stops at once.
      </p>
      <p>Respondents were told that the results are for the partners of the place: send links to them.</p>
      {!hasResults && <p>There are no results before the assessment closes. A link can be made already.</p>}
      {links.length > 0 && <h2 className="nhsuk-heading-m">Links that open the results</h2>}
      {links.map(({ id, label, url, hasPassword, made }) => (
        <section key={id} aria-labelledby={`link-${id}`} className="app-shared-link">
          <h3 className="nhsuk-heading-s" id={`link-${id}`}>
            {label}
          </h3>
          <SummaryList
            rows={[
              {
                id: 'address',
                key: 'Link',
                value: isToBeDeleted ? (
                  'Opens nothing, as long as the assessment is to be deleted'
                ) : (
                  <a href={url} className="app-address" rel="noreferrer">
                    {url}
                  </a>
                ),
              },
              { id: 'password', key: 'Password', value: hasPassword ? 'Asked for' : 'None' },
              { id: 'made', key: 'Made', value: made },
            ]}
          />
          <Form method="post">
            <input type="hidden" name="link" value={id} />
            <Button name="do" value="take-back" variant="secondary" small>
              Take it back
              <span className="nhsuk-u-visually-hidden">: {label}</span>
            </Button>
          </Form>
        </section>
      ))}
      {!isToBeDeleted && (
        <>
          <h2 className="nhsuk-heading-m">Make a link</h2>
          <Form method="post" noValidate key={newLink}>
            <input type="hidden" name="link" value={newLink} />
            <TextInput
              id="label"
              name="label"
              label="Whom is it for?"
              hint="Such as Partnership board. They see it above the results."
              width={20}
              defaultValue={posted?.label}
              error={errors.label}
              autoComplete="off"
            />
            <PasswordInput
              id="password"
              name="password"
              label="Password (optional)"
              hint={`${PASSWORD_HINT} It is not shown again: send it apart from the link.`}
              autoComplete="new-password"
              error={errors.password}
            />
            <Button name="do" value="make">
              Make the link
            </Button>
          </Form>
        </>
      )}
    </>
  );
}
