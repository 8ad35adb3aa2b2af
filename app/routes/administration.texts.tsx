import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '@remix-run/react';
import { TEXT_FORM, type TextField } from '~/components/installation/text-fields';
import { Button } from '~/components/nhs/button';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { NotificationBanner } from '~/components/nhs/notification-banner';
import { Textarea } from '~/components/nhs/textarea';
import { TextInput } from '~/components/nhs/text-input';
import { WarningCallout } from '~/components/nhs/warning-callout';
import { TEXT_LIMITS } from '~/domain/installation/texts';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { changeTexts, readTexts } from '~/services/installation-texts.server';
import { getInInstallation } from './administration/own-installation.server';
import { readPostedTexts } from './administration/posted-texts.server';

export const meta: MetaFunction = () => title('Texts', 'Administration');

export async function loader({ request, context }: LoaderFunctionArgs) {
  await getInInstallation(context, request, 'write-texts');
  const isSaved = new URL(request.url).searchParams.has('saved');
  return { ...(await readTexts(context)), isSaved };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { by } = await getInInstallation(context, request, 'write-texts');
  const said = readPostedTexts(await postedForm(request));
  if (!said.ok) return data({ typed: said.typed, errors: said.errors, others: null }, { status: 400 });
  const done = await changeTexts(context, by, said);
  if (done.outcome === 'not-there') refuse(404);
  if (done.outcome === 'changed') {
    return data({ typed: said.texts, errors: {}, others: done.now.texts }, { status: 409 });
  }
  return redirect(`${paths.administration.texts}?saved`);
}

export default function TextsPage() {
  const { texts, version, isSaved } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const errors: Partial<Record<TextField['name'], string>> = posted?.errors ?? {};
  const others = posted?.others;
  return (
    <>
      {isSaved && !posted && (
        <NotificationBanner id="saved" success>
          <p>The texts are saved. Everybody reads them now.</p>
        </NotificationBanner>
      )}
      <ErrorSummary
        errors={TEXT_FORM.flatMap(({ name }) =>
          errors[name] ? [{ href: `#${name}`, text: errors[name] }] : [],
        )}
      />
      <h1 className="nhsuk-heading-l">Texts of this installation</h1>
      <p>
        Everybody can read them: <Link to={paths.privacy}>How your answers are used</Link> and{' '}
        <Link to={paths.accessibility}>Accessibility</Link>. Where you leave one empty, those pages say that
        you have not said. Links and other formatting are not possible.
      </p>
      {others && (
        <WarningCallout heading="Somebody else saved other texts in the meantime">
          <p>
            Nothing of yours is saved yet. Below stands what you typed, and under it what they saved where it
            differs. Save again to replace theirs with yours.
          </p>
        </WarningCallout>
      )}
      <Form method="post" noValidate key={posted ? undefined : version}>
        <input type="hidden" name="version" value={version} key={version} />
        {TEXT_FORM.map((field) => (
          <div key={field.name}>
            <FieldOf field={field} value={(posted?.typed ?? texts)[field.name]} error={errors[field.name]} />
            {others && others[field.name] !== posted.typed[field.name] && (
              <blockquote className="app-note app-own-text">
                <strong>Saved by somebody else:</strong> {others[field.name] || '(empty)'}
              </blockquote>
            )}
          </div>
        ))}
        <Button>Save the texts</Button>
      </Form>
    </>
  );
}

function FieldOf({ field, value, error }: { field: TextField; value: string; error: string | undefined }) {
  const { name, label, hint, rows } = field;
  const shared = { id: name, name, label, hint, error, defaultValue: value };
  return rows ? (
    <Textarea {...shared} rows={rows} limit={TEXT_LIMITS[name]} />
  ) : (
    <TextInput {...shared} autoComplete="off" />
  );
}
