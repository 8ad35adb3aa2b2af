import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import { PaperQuestions } from '~/components/import/paper-questions';
import { BackLink } from '~/components/nhs/back-link';
import { numbersOf } from '~/domain/answers-file/template';
import { FORM_NAMES, thresholdWords } from '~/domain/assessment/messages';
import { RESIDENTS_TIER } from '~/domain/response/about-you';
import { allStepContent } from '~/domain/response/step-content';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { answersSetting } from '~/services/imports.server';
import styles from '~/styles/files.scss?url';
import { getAssessment } from './places/own-place.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title(data ? `${FORM_NAMES[data.form]} on paper` : 'Form on paper', data?.title ?? 'Assessment');

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, assessment, may } = await getAssessment(context, request, params, 'see-assessments');
  const { forms, sectors, threshold, commentsAsked } = assessment;
  const asked = new URL(request.url).searchParams.get('form') ?? forms[0];
  const form = forms.find((one) => one === asked) ?? refuse(404);
  const own = paths.assessment(place.id, assessment.id);
  const { set, tiers } = answersSetting(context, assessment);
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return {
    back: may('import') ? own.import : own.home,
    placeName: place.name,
    title: assessment.title,
    form,
    threshold,
    commentsAsked,
    sectors: context.instrument.sectors.filter(({ id }) => sectors.includes(id)).map(named),
    tiers: tiers.filter(({ id }) => id !== RESIDENTS_TIER).map(named),
    steps: Object.values(allStepContent(set, form)),
    numbers: Object.fromEntries(numbersOf(set)),
  };
}

export default function PaperPage() {
  const loaded = useLoaderData<typeof loader>();
  const { back, placeName, title, form, threshold, commentsAsked, steps, numbers } = loaded;
  return (
    <div className="app-paper">
      <div className="app-only-on-screen">
        <BackLink href={back} />
        <p className="app-note">
          Print this page from your browser. Numbers and ids are those of the template that the answers are
          typed into.
        </p>
      </div>
      <h1 className="nhsuk-heading-l">
        {placeName}: {title}
      </h1>
      <p>
        {FORM_NAMES[form]}. Number of this form, filled in by who types it in:{' '}
        <span className="app-paper__number">&nbsp;</span>
      </p>
      <WhatHappens threshold={threshold} />
      {form !== 'resident' && <AboutYou />}
      <p>
        Tick one box for each question. Where the boxes describe your place, tick the highest one that is
        wholly true today. You may leave any question out.
      </p>
      <PaperQuestions steps={steps} numbers={numbers} commentsAsked={commentsAsked} />
    </div>
  );
}

function WhatHappens({ threshold }: { threshold: number }) {
  return (
    <>
      <h2 className="nhsuk-heading-m">What happens with your answers</h2>
      <ul>
        <li>
          Do not write your name. Whoever types your answers in reads this sheet, and should destroy it
          afterwards. To answer so that nobody reads your answers, use the link to the survey instead.
        </li>
        <li>
          The results show groups, never one person’s answers. {thresholdWords(threshold)} Answers that were
          typed in from paper do not count towards that number where people answered online.
        </li>
        <li>Once your answers are typed in, you cannot change them or take them back yourself.</li>
      </ul>
    </>
  );
}

function AboutYou() {
  const { sectors, tiers } = useLoaderData<typeof loader>();
  return (
    <>
      <Boxes heading="Which type of organisation do you answer for?" items={sectors} />
      <Boxes heading="Which is nearest to your role?" items={tiers} />
    </>
  );
}

function Boxes({ heading, items }: { heading: string; items: { id: string; name: string }[] }) {
  return (
    <section className="app-paper__question">
      <h2 className="nhsuk-heading-s">{heading}</h2>
      <ul className="app-boxes">
        {items.map(({ id, name }) => (
          <li key={id}>
            <span>
              {name} <span className="app-paper__id">{id}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
