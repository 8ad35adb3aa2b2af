import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { SummaryList } from '~/components/nhs/summary-list';
import { WorkshopBanner } from '~/components/workshop/workshop-banner';
import { LeftToDoRecord } from '~/components/workshop-record/left-to-do';
import { StepRecord } from '~/components/workshop-record/question-record';
import { WordsRecord } from '~/components/workshop-record/words-record';
import { ukDayWords } from '~/domain/assessment/uk-time';
import { groupLabel } from '~/domain/edition/labels';
import { ruleWords } from '~/domain/workshop/messages';
import { countedWords, tookPartWords } from '~/domain/workshop/record-messages';
import { NOT_TOLD } from '~/domain/workshop/tally';
import { refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findAssessmentTitle, recordOf } from '~/services/workshop-records.server';
import styles from '~/styles/workshop-record.scss?url';
import { getWorkshop } from './places/own-workshop.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Record', ...(data ? [data.workshop.title, data.place.name] : ['Workshop']));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, workshop } = await getWorkshop(context, request, params, 'see-workshops');
  if (workshop.state.stage === 'draft')
    refuse(409, 'This workshop has not started, so there is no record yet.');
  const { followups, ...record } = await recordOf(context, workshop);
  const { code: _, ...told } = workshop;
  return {
    place: { id: place.id, name: place.name },
    // Votes on paper of a round that is not revealed are nobody's to read here.
    workshop: { ...told, steps: workshop.steps.map((step) => ({ ...step, paper: {} })) },
    ...record,
    left: followups.map(({ id, kind, what, ownerRole, dueOn }) => ({ id, kind, what, ownerRole, dueOn })),
    assessment:
      workshop.assessmentId === null
        ? null
        : await findAssessmentTitle(context, place.id, workshop.assessmentId),
    sectors: Object.fromEntries(context.instrument.sectors.map(({ id, name }) => [id, name])),
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function RecordPage() {
  const loaded = useLoaderData<typeof loader>();
  const { place, workshop, left, notes } = loaded;
  const { steps } = workshop;
  const sectorName = (id: string) => (id === NOT_TOLD ? 'Type not said' : (loaded.sectors[id] ?? id));
  const questions = steps.filter(
    ({ kind, rounds, agreedLevel }) => kind === 'question' && (rounds.length > 0 || agreedLevel !== null),
  );
  const energy = steps.filter(({ kind, rounds }) => kind === 'energy' && rounds.length > 0);
  const words = steps.flatMap((step) => (notes[step.id] ? [{ step, notes: notes[step.id]! }] : []));
  const notAsked = steps.filter((step) => step.kind === 'question' && !questions.includes(step));
  return (
    <>
      <BackLink href={paths.workshop(place.id, workshop.id).home}>{workshop.title}</BackLink>
      <WorkshopBanner rehearsal={workshop.rehearsal} />
      <h1 className="nhsuk-heading-l" dir="auto">
        <span className="nhsuk-caption-l">Record of a workshop</span>
        {workshop.title}
      </h1>
      {workshop.state.stage === 'running' && (
        <p>The workshop is still running. This is what stands so far.</p>
      )}
      <Facts loaded={loaded} sectorName={sectorName} />
      <h2 className="nhsuk-heading-m">What the group voted on and agreed</h2>
      {questions.length === 0 && <p>No question was voted on.</p>}
      <div className="app-record__steps">
        {questions.map((step) => (
          <StepRecord key={step.id} step={step} sectorName={sectorName} />
        ))}
      </div>
      {notAsked.length > 0 && (
        <p>On the agenda and not voted on: {notAsked.map((step) => step.title).join('; ')}.</p>
      )}
      {words.length > 0 && <h2 className="nhsuk-heading-m">In people’s own words</h2>}
      {words.map((each) => (
        <WordsRecord key={each.step.id} {...each} />
      ))}
      {energy.length > 0 && <h2 className="nhsuk-heading-m">Where the energy is</h2>}
      {energy.map((step) => (
        <StepRecord key={step.id} step={step} sectorName={sectorName} />
      ))}
      <LeftToDoRecord left={left} />
      <h2 className="nhsuk-heading-m">How it was counted</h2>
      <ul>
        {[...new Set(questions.map(({ rule }) => ruleWords(rule))), ...countedWords(workshop)].map(
          (sentence) => (
            <li key={sentence}>{sentence}</li>
          ),
        )}
      </ul>
    </>
  );
}

function Facts({ loaded, sectorName }: { loaded: Loaded; sectorName: (id: string) => string }) {
  const { place, heldAt, assessment, tookPart, workshop } = loaded;
  const { groups } = tookPart;
  return (
    <SummaryList
      className="app-record__head"
      rows={[
        { id: 'place', key: 'Place', value: place.name },
        { id: 'day', key: 'Day', value: heldAt === null ? 'Not known' : ukDayWords(heldAt) },
        ...(assessment === null ? [] : [{ id: 'about', key: 'About the results of', value: assessment }]),
        {
          id: 'who',
          key: 'Who took part',
          value: (
            <>
              {tookPartWords(tookPart)}
              {groups.length > 0 &&
                ` ${groups.map((group) => `${groupLabel(group, sectorName)}: ${group.n}`).join('; ')}.`}
              {groups.length === 0 &&
                workshop.sectors.length > 0 &&
                tookPart.devices > 0 &&
                ' Too few to tell by type of organisation.'}
            </>
          ),
        },
      ]}
    />
  );
}
