import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, type MetaFunction, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '~/components/nhs/breadcrumb';
import { ButtonLink } from '~/components/nhs/button-link';
import { SummaryList } from '~/components/nhs/summary-list';
import { AssessmentMore } from '~/components/places/assessment-more';
import { MoreThanExpected } from '~/components/places/more-than-expected';
import { NextStep } from '~/components/places/next-step';
import { OrganisationsReached } from '~/components/places/organisations-reached';
import { ParticipationTable } from '~/components/places/participation-table';
import { QrCode } from '~/components/places/qr-code';
import { termRows } from '~/components/places/term-rows';
import { peopleWords } from '~/domain/answers-file/import-messages';
import { CONTEXT_FIELDS } from '~/domain/assessment/context';
import { shownJoinCode } from '~/domain/assessment/join-code';
import { FORM_NAMES, stateWords, thresholdWords } from '~/domain/assessment/messages';
import { participationOf } from '~/domain/assessment/participation';
import { ukMomentWords } from '~/domain/assessment/uk-time';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listTakenIn } from '~/services/imports.server';
import { findCounted } from '~/services/participation.server';
import { joinAddress, openInvitation } from './places/invitations.server';
import { getAssessment } from './places/own-place.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title(...(data ? [data.assessment.title, data.place.name] : ['Assessment']));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by, place, assessment, may } = await getAssessment(context, request, params, 'see-assessments');
  const { id, title, state, forms, sectors, threshold, commentsAsked, opensAt, closesAt, joinCode } =
    assessment;
  const { entry, organisations, keepMonths, closedAt, answersGone, shared, deleteAt } = assessment;
  const [counted, imports] = await Promise.all([findCounted(context, by, id), listTakenIn(context, by, id)]);
  return {
    place: { id: place.id, name: place.name },
    maySetUp: may('set-up'),
    terms: { entry, organisations, keepMonths, closedAt, answersGone, shared },
    isToBeDeleted: deleteAt !== null,
    maySeeResults: may('see-results') && (deleteAt === null || may('delete')),
    mayShare: may('share-results') && deleteAt === null,
    mayDelete: may('delete') && deleteAt === null,
    mayInvite: may('invite'),
    entry: assessment.entry,
    mayImport: may('import'),
    imported: imports.reduce((sum, { people }) => sum + people, 0),
    assessment: { id, title, state, forms, threshold, commentsAsked, opensAt, closesAt, joinCode },
    invitation: openInvitation(context, request, assessment),
    joinAddress: joinAddress(context, request),
    told: Object.keys(assessment.context).length,
    participation: counted && {
      countedAt: counted.countedAt,
      organisations: counted.organisations,
      ...participationOf(sectors, counted.counts, assessment.expected),
    },
    sectorNames: Object.fromEntries(context.instrument.sectors.map(({ id, name }) => [id, name])),
    invited: context.instrument.sectors.flatMap(({ id, name }) => (sectors.includes(id) ? [name] : [])),
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function AssessmentPage() {
  const loaded = useLoaderData<typeof loader>();
  const { place, assessment, maySetUp, maySeeResults, participation, sectorNames } = loaded;
  const { state, title, threshold } = assessment;
  const { organisations, answersGone } = loaded.terms;
  const own = paths.assessment(place.id, assessment.id);
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.places, text: 'Your places' },
          { href: paths.place(place.id), text: place.name },
        ]}
      />
      <h1 className="nhsuk-heading-l">{title}</h1>
      <p className="nhsuk-lede-text">{stateWords(state, assessment)}</p>
      {maySetUp && !loaded.isToBeDeleted ? (
        <NextStep assessment={assessment} own={own} canReopen={!answersGone} />
      ) : (
        maySeeResults &&
        (state === 'closed' || state === 'archived') && (
          <ButtonLink href={own.results}>See the results</ButtonLink>
        )
      )}
      {participation && (
        <>
          <h2 className="nhsuk-heading-m">Who has answered</h2>
          <ParticipationTable
            participation={participation}
            names={sectorNames}
            counted={`counted at the full hour: ${ukMomentWords(participation.countedAt)}`}
          />
          <MoreThanExpected participation={participation} names={sectorNames} entry={loaded.entry} />
          <p>
            It is counted at each full hour
            {state === 'open' ? '' : ', for the last time at the first one after it closed'}, so that nobody
            can be watched answering.
          </p>
          {organisations.length > 0 && (
            <OrganisationsReached
              listed={organisations}
              reached={participation.organisations}
              threshold={threshold}
            />
          )}
        </>
      )}
      <Imported own={own} loaded={loaded} />
      <Invite loaded={loaded} />
      <h2 className="nhsuk-heading-m">How it is set up</h2>
      <SetUpList loaded={loaded} />
      <AssessmentMore own={own} mayShare={loaded.mayShare} mayDelete={loaded.mayDelete} state={state} />
    </>
  );
}

type Own = ReturnType<typeof paths.assessment>;

/** A sign to everybody in the place that answers were imported, and the way there for those who may. */
function Imported({ own, loaded: { assessment, mayImport, imported } }: { own: Own; loaded: Loaded }) {
  if (imported === 0 && !(mayImport && assessment.state === 'open')) return null;
  return (
    <p>
      {imported > 0 && `The answers of ${peopleWords(imported)} were imported from files. `}
      {mayImport && <Link to={own.import}>Import answers gathered elsewhere</Link>}
    </p>
  );
}

function Invite({ loaded }: { loaded: Loaded }) {
  const { place, assessment, invitation, joinAddress } = loaded;
  if (assessment.state === 'closed' || assessment.state === 'archived') return null;
  const own = paths.assessment(place.id, assessment.id);
  return (
    <>
      <h2 className="nhsuk-heading-m">Invite people</h2>
      <p>
        {loaded.entry === 'codes'
          ? 'Only people with a single-use code can answer. The link and the join code alone show what the survey is.'
          : assessment.state === 'open'
            ? 'Anybody who has the link or the code can answer.'
            : 'The link and the code stay the same. Until it opens, they lead to a page that says so.'}
      </p>
      <div className="app-invitation">
        <QrCode drawing={invitation.qr} label="QR code of the link for everybody" />
        <SummaryList
          rows={[
            {
              id: 'link',
              key: 'Link',
              value: (
                <a href={invitation.url} className="app-address">
                  {invitation.url}
                </a>
              ),
            },
            {
              id: 'code',
              key: 'Join code',
              value: (
                <>
                  <strong>{shownJoinCode(assessment.joinCode)}</strong>, to be typed at {joinAddress}
                </>
              ),
            },
          ]}
        />
      </div>
      <p>
        <Link to={own.links}>A link and QR code for each type of organisation, to send or print</Link>
      </p>
      {loaded.mayInvite && (
        <p>
          <Link to={own.codes}>Single-use codes: tickets to print, a file, or e-mails</Link>
        </p>
      )}
    </>
  );
}

function SetUpList({ loaded }: { loaded: Loaded }) {
  const { place, assessment, maySetUp, told, invited } = loaded;
  const { state, forms, threshold, commentsAsked, opensAt, closesAt } = assessment;
  const own = paths.assessment(place.id, assessment.id);
  const edit = (hiddenText: string) =>
    maySetUp && state === 'draft' ? { change: { href: own.edit, hiddenText } } : {};
  return (
    <>
      <SummaryList
        rows={[
          {
            id: 'forms',
            key: 'Forms',
            value: forms.map((form) => FORM_NAMES[form]).join(', '),
            ...edit('forms'),
          },
          {
            id: 'invited',
            key: 'Invited',
            value: invited.join(', '),
            ...edit('who is invited'),
          },
          { id: 'threshold', key: 'Threshold', value: thresholdWords(threshold), ...edit('the threshold') },
          {
            id: 'comments',
            key: 'Comments',
            value: commentsAsked ? 'Asked for' : 'Not asked for',
            ...edit('comments'),
          },
          ...termRows(loaded.terms, { own, maySetUp, isDraft: state === 'draft' }),
          {
            id: 'opens',
            key: 'Opens',
            value: opensAt === null ? 'By hand' : ukMomentWords(opensAt),
            ...edit('when it opens'),
          },
          {
            id: 'closes',
            key: 'Closes',
            value: closesAt === null ? 'By hand' : ukMomentWords(closesAt),
            ...(maySetUp && state === 'open'
              ? { change: { href: own.closing, hiddenText: 'when it closes' } }
              : edit('when it closes')),
          },
          {
            id: 'context',
            key: 'About the place',
            value: `${told} of ${Object.keys(CONTEXT_FIELDS).length} facts told`,
            ...(maySetUp && { change: { href: own.context, hiddenText: 'what you tell about the place' } }),
          },
        ]}
      />
      <p>
        <Link to={own.preview}>See what respondents see</Link>
        {state !== 'archived' && (
          <>
            {' '}
            or <Link to={own.paper(forms[0]!)}>print it as a form on paper</Link>
          </>
        )}
      </p>
    </>
  );
}
