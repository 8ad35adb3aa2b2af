import type { LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { ButtonLink } from '~/components/nhs/button-link';
import { Details } from '~/components/nhs/details';
import { SurveyLanding } from '~/components/questionnaire/survey-landing';
import { FORM_NAMES } from '~/domain/assessment/messages';
import { organisationChoices } from '~/domain/response/organisation';
import { OTHER_CHOICES, allStepContent } from '~/domain/response/step-content';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { formSizes } from './join.$code/survey.server';
import { getAssessment } from './places/own-place.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('What respondents see', data?.survey.title ?? 'Assessment');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, assessment } = await getAssessment(context, request, params, 'see-assessments');
  const { instrument } = context;
  const set = instrument.sets[assessment.questionSet];
  if (!set) throw new Error(`question set ${assessment.questionSet} is not in the question files`);
  const { title, forms, threshold, commentsAsked, opensAt, closesAt, keepMonths, shared } = assessment;
  return {
    home: paths.assessment(place.id, assessment.id).home,
    entry: assessment.entry,
    survey: {
      placeName: place.name,
      title,
      state: 'open' as const,
      forms,
      sizes: formSizes(context, assessment),
      threshold,
      commentsAsked,
      opensAt,
      closesAt,
      keepMonths,
      shared,
    },
    organisations: assessment.organisations,
    sectors: instrument.sectors.filter(({ id }) => assessment.sectors.includes(id)),
    tiers: instrument.tiers,
    pages: forms.map((form) => ({ form, steps: Object.values(allStepContent(set, form)) })),
  };
}

export default function PreviewPage() {
  const { home, entry, survey, sectors, tiers, organisations, pages } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={home} />
      <h1 className="nhsuk-heading-l">What respondents see</h1>
      <p>
        This is what they read, page by page. To go through it yourself, take the survey apart from this
        assessment: what you answer there goes into no result and is deleted after 24 hours.
      </p>
      <ButtonLink href={paths.tryAboutYou(survey.forms[0]!)}>Try the survey</ButtonLink>

      <div className="app-preview">
        <SurveyLanding survey={survey} entry={entry === 'codes' ? 'code' : 'link'} />
      </div>

      <h2 className="nhsuk-heading-m">About you</h2>
      <p>
        {survey.forms.includes('resident')
          ? 'Asked before the questions, but not of those who take the resident form.'
          : 'Asked before the questions.'}
      </p>
      <Details summary="Which type of organisation do you answer for?">
        <Named items={sectors} />
      </Details>
      <Details summary="Which is nearest to your role?">
        <Named items={tiers} />
      </Details>
      <Details summary="Is yours a joint post, shared between organisations?">
        <p>A tick.</p>
      </Details>
      {organisations.length > 0 && (
        <Details summary="Which organisation is yours? (optional)">
          <ul>
            {organisationChoices(organisations).map(({ value, text }) => (
              <li key={value}>{text}</li>
            ))}
          </ul>
        </Details>
      )}

      {pages.map(({ form, steps }) => (
        <section key={form}>
          <h2 className="nhsuk-heading-m">{FORM_NAMES[form]}</h2>
          {steps.map((step) => (
            <Details key={step.id} summary={step.name}>
              <p>{step.about}</p>
              {step.questions.map((question) => (
                <div key={question.id}>
                  <h3 className="nhsuk-heading-s">{question.text}</h3>
                  {question.help && <p className="app-hint">{question.help}</p>}
                  <ul>
                    {[...question.choices, ...OTHER_CHOICES].map((choice) => (
                      <li key={choice.value}>
                        <strong>{choice.name}</strong> {choice.descriptor}
                      </li>
                    ))}
                  </ul>
                  {survey.commentsAsked && <p className="app-hint">A comment may be added.</p>}
                </div>
              ))}
            </Details>
          ))}
        </section>
      ))}
    </>
  );
}

function Named({ items }: { items: readonly { id: string; name: string; help: string }[] }) {
  return (
    <ul>
      {items.map(({ id, name, help }) => (
        <li key={id}>
          <strong>{name}.</strong> {help}
        </li>
      ))}
    </ul>
  );
}
