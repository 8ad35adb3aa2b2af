import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, type MetaFunction, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '~/components/nhs/breadcrumb';
import { ButtonLink } from '~/components/nhs/button-link';
import { SummaryList } from '~/components/nhs/summary-list';
import { ParticipationTable } from '~/components/places/participation-table';
import { QrCode } from '~/components/places/qr-code';
import { CONTEXT_FIELDS } from '~/domain/assessment/context';
import { shownJoinCode } from '~/domain/assessment/join-code';
import { FORM_NAMES, stateWords, thresholdWords } from '~/domain/assessment/messages';
import { participationOf } from '~/domain/assessment/participation';
import type { AssessmentState } from '~/domain/assessment/state';
import { ukMomentWords } from '~/domain/assessment/uk-time';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { findCounted } from '~/services/participation.server';
import { joinAddress, openInvitation } from './places/invitations.server';
import { getAssessment } from './places/own-place.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title(...(data ? [data.assessment.title, data.place.name] : ['Assessment']));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by, place, assessment, may } = await getAssessment(context, request, params, 'see-assessments');
  const { id, title, state, forms, sectors, threshold, commentsAsked, opensAt, closesAt, joinCode } =
    assessment;
  const counted = await findCounted(context, by, id);
  return {
    place: { id: place.id, name: place.name },
    maySetUp: may('set-up'),
    assessment: { id, title, state, forms, threshold, commentsAsked, opensAt, closesAt, joinCode },
    invitation: openInvitation(context, request, assessment),
    joinAddress: joinAddress(context, request),
    told: Object.keys(assessment.context).length,
    participation: counted && {
      countedAt: counted.countedAt,
      ...participationOf(sectors, counted.counts, assessment.expected),
    },
    sectorNames: Object.fromEntries(context.instrument.sectors.map(({ id, name }) => [id, name])),
    invited: context.instrument.sectors.flatMap(({ id, name }) => (sectors.includes(id) ? [name] : [])),
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function AssessmentPage() {
  const loaded = useLoaderData<typeof loader>();
  const { place, assessment, maySetUp, participation, sectorNames } = loaded;
  const { state, title } = assessment;
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
      {maySetUp && <NextStep state={state} own={own} />}
      {participation && (
        <>
          <h2 className="nhsuk-heading-m">Who has answered</h2>
          <ParticipationTable
            participation={participation}
            names={sectorNames}
            counted={`counted at the full hour: ${ukMomentWords(participation.countedAt)}`}
          />
          <p>
            It is counted at each full hour
            {state === 'open' ? '' : ', for the last time at the first one after it closed'}, so that nobody
            can be watched answering.
          </p>
        </>
      )}
      <Invite loaded={loaded} />
      <h2 className="nhsuk-heading-m">How it is set up</h2>
      <SetUpList loaded={loaded} />
    </>
  );
}

type Own = ReturnType<typeof paths.assessment>;

/** What to do next: one main action for each state, others beside it. */
function NextStep({ state, own }: { state: AssessmentState; own: Own }) {
  switch (state) {
    case 'draft':
      return (
        <div className="app-actions">
          <ButtonLink href={own.move('open')}>Open the survey</ButtonLink>
          <ButtonLink href={own.preview} variant="secondary">
            Preview it
          </ButtonLink>
          <ButtonLink href={own.edit} variant="secondary">
            Change the set-up
          </ButtonLink>
        </div>
      );
    case 'scheduled':
      return (
        <div className="app-actions">
          <ButtonLink href={own.links}>Get links and QR codes</ButtonLink>
          <ButtonLink href={own.move('open')} variant="secondary">
            Open it now
          </ButtonLink>
          <ButtonLink href={own.move('back-to-draft')} variant="secondary">
            Take it back to draft
          </ButtonLink>
        </div>
      );
    case 'open':
      return (
        <div className="app-actions">
          <ButtonLink href={own.links}>Get links and QR codes</ButtonLink>
          <ButtonLink href={own.closing} variant="secondary">
            Change when it closes
          </ButtonLink>
          <ButtonLink href={own.move('close')} variant="secondary">
            Close it now
          </ButtonLink>
        </div>
      );
    case 'closed':
      return (
        <div className="app-actions">
          <ButtonLink href={own.results}>See the results</ButtonLink>
          <ButtonLink href={own.comments()} variant="secondary">
            Read comments
          </ButtonLink>
          <ButtonLink href={own.actions()} variant="secondary">
            Agree actions
          </ButtonLink>
          <ButtonLink href={own.move('reopen')} variant="secondary">
            Open it again
          </ButtonLink>
        </div>
      );
    case 'archived':
      return <ButtonLink href={own.results}>See the results</ButtonLink>;
  }
}

function Invite({ loaded }: { loaded: Loaded }) {
  const { place, assessment, invitation, joinAddress } = loaded;
  if (assessment.state === 'closed' || assessment.state === 'archived') return null;
  const own = paths.assessment(place.id, assessment.id);
  return (
    <>
      <h2 className="nhsuk-heading-m">Invite people</h2>
      <p>
        {assessment.state === 'open'
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
      </p>
    </>
  );
}
