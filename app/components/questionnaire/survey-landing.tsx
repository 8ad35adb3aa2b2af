import { Link } from '@remix-run/react';
import type { FormId } from 'questions/types';
import type { ReactNode } from 'react';
import { ButtonLink } from '~/components/nhs/button-link';
import { InsetText } from '~/components/nhs/inset-text';
import { thresholdWords } from '~/domain/assessment/messages';
import { keepWords } from '~/domain/assessment/keeping';
import { sharingTold } from '~/domain/assessment/sharing-words';
import type { AssessmentState } from '~/domain/assessment/state';
import { ukMomentWords } from '~/domain/assessment/uk-time';
import { RESIDENTS } from '~/domain/response/about-you';
import { paths } from '~/lib/paths';

export type LandingSurvey = {
  placeName: string;
  title: string;
  state: AssessmentState;
  /** The main form first, then the resident form where it is offered. */
  forms: readonly FormId[];
  sizes: Partial<Record<FormId, { questions: number; minutes: number }>>;
  threshold: number;
  commentsAsked: boolean;
  /** ISO-8601 UTC; null: by hand. */
  opensAt: string | null;
  closesAt: string | null;
  keepMonths: number;
  shared: boolean;
};

export type SurveyLandingProps = {
  survey: LandingSurvey;
  /** The one whose link this is. */
  sector?: { id: string; name: string } | undefined;
  /** Where beginning with a form leads; left out in a preview, whose buttons lead nowhere. */
  begin?: ((form: FormId) => string) | undefined;
  /** Where a return code is entered; left out in a preview. */
  back?: string | undefined;
  /** By what somebody comes in. `no-code`: one is needed, and they have come without. */
  entry?: 'link' | 'code' | 'no-code' | undefined;
};

/** What somebody who is invited reads first: which place and survey, who sees what, until when, and how to begin. */
export function SurveyLanding({ survey, sector, begin, back, entry = 'link' }: SurveyLandingProps) {
  const { placeName, title, state, threshold, commentsAsked, closesAt, keepMonths, shared } = survey;
  // In a preview it is part of another page.
  const [Heading, Subheading] = begin ? (['h1', 'h2'] as const) : (['h2', 'h3'] as const);
  return (
    <>
      <p className="app-where">
        {placeName} · {title}
        {sector && ` · ${sector.name}`}
      </p>
      <Heading className="nhsuk-heading-l">
        How well do the organisations of {placeName} work together?
      </Heading>
      {state === 'open' ? (
        <>
          <p className="nhsuk-lede-text">
            You are invited to say how you see it. People from many organisations answer the same questions.
          </p>
          <Subheading className="nhsuk-heading-m">Who sees what</Subheading>
          <ul>
            <li>No account, no name, no e-mail.</li>
            {entry !== 'link' && (
              <li>
                Your code only shows that you were invited. It is not stored with your answers, and nobody is
                told who has used theirs.
              </li>
            )}
            <li>
              The people who run this survey see figures of groups, never one person’s answers.{' '}
              <strong>{thresholdWords(threshold)}</strong>
            </li>
            <li>
              {commentsAsked
                ? 'You can add comments. They may be shown without saying who wrote them, so please name nobody.'
                : 'There are no comments: you only choose answers.'}
            </li>
            <li>
              Your answers count once you send them. Then you see your own profile, and nobody else does.
            </li>
            <li>
              {closesAt === null
                ? 'You can answer, change or withdraw your answers until the survey closes.'
                : `You can answer, change or withdraw your answers until ${ukMomentWords(closesAt)}.`}
            </li>
            <li>
              Your answers are deleted {keepWords(keepMonths)} after the survey closes at the latest. The
              figures of groups stay{commentsAsked && ', and comments that partners were shown'}.
            </li>
            <li>{sharingTold(shared)}</li>
          </ul>
          <p>
            <Link to={paths.privacy}>How your answers are used</Link>
          </p>
          {entry === 'no-code' ? (
            <CodeNeeded />
          ) : (
            <>
              {entry === 'code' && <p>Your code works once. It is used when you begin.</p>}
              <Beginnings survey={survey} sector={sector} begin={begin} />
            </>
          )}
        </>
      ) : (
        <NotOpen survey={survey} />
      )}
      {back && state !== 'draft' && state !== 'scheduled' && (
        <p>
          Have you begun already? <Link to={back}>Go back to your answers with your return code</Link>.
        </p>
      )}
    </>
  );
}

function CodeNeeded() {
  return (
    <>
      <InsetText>
        <p>
          To answer, you need a code of your own. It has twelve letters and digits, and is on the ticket or in
          the e-mail that you were invited with.
        </p>
        <p>If you have none, ask whoever told you about this survey.</p>
      </InsetText>
      <ButtonLink href={paths.join}>Enter your code</ButtonLink>
    </>
  );
}

function NotOpen({ survey: { state, opensAt } }: { survey: LandingSurvey }) {
  if (state === 'closed' || state === 'archived') {
    return (
      <InsetText>
        <p>This survey is closed. Answers can no longer be given or changed.</p>
        <p>If you sent answers, you can still read them and your own profile.</p>
      </InsetText>
    );
  }
  return (
    <InsetText>
      <p>
        {state === 'scheduled' && opensAt !== null
          ? `This survey opens on ${ukMomentWords(opensAt)}. Come back then: this address stays the same.`
          : 'This survey is not open yet. Ask whoever invited you when it opens: this address stays the same.'}
      </p>
    </InsetText>
  );
}

/** The ways to begin; residents are offered their own form first where there is one. */
function Beginnings({ survey: { forms, sizes }, sector, begin }: SurveyLandingProps) {
  const main = forms[0]!;
  const Subheading = begin ? 'h2' : 'h3';
  const size = (form: FormId) =>
    sizes[form] ? `${sizes[form].questions} questions, about ${sizes[form].minutes} minutes` : '';
  const hasResidentForm = forms.includes('resident');
  if (!hasResidentForm || (sector && sector.id !== RESIDENTS)) {
    return (
      <>
        <p>The survey has {size(main)}. You can stop and come back.</p>
        <BeginButton href={begin?.(main)}>Begin</BeginButton>
      </>
    );
  }
  const resident = (
    <section className="app-card">
      <Subheading className="nhsuk-heading-s">
        You use services, care for someone, or speak for residents
      </Subheading>
      <p>The resident form asks what you can see from outside: {size('resident')}.</p>
      <BeginButton href={begin?.('resident')}>Begin the resident form</BeginButton>
    </section>
  );
  if (sector) {
    return (
      <>
        <div className="app-cards">{resident}</div>
        <p>
          Or answer what organisations are asked: {size(main)}.{' '}
          {begin ? <Link to={begin(main)}>Begin their form</Link> : 'Begin their form'}
        </p>
      </>
    );
  }
  return (
    <div className="app-cards">
      {resident}
      <section className="app-card">
        <Subheading className="nhsuk-heading-s">
          You work for, or govern, an organisation in the place
        </Subheading>
        <p>
          {main === 'full'
            ? 'The full form asks about all twelve dimensions'
            : 'The workshop form asks one question a dimension'}
          : {size(main)}.
        </p>
        <BeginButton href={begin?.(main)}>Begin</BeginButton>
      </section>
    </div>
  );
}

function BeginButton({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (href !== undefined) return <ButtonLink href={href}>{children}</ButtonLink>;
  return (
    <p>
      <span className="app-hint">Button:</span> <strong>{children}</strong>
    </p>
  );
}
