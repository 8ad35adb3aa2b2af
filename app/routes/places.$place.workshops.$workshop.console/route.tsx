import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { classNames } from '~/components/nhs/class-names';
import { useCounts } from '~/components/workshop/use-counts';
import { useSlowly } from '~/components/workshop/use-slowly';
import { WorkshopBanner } from '~/components/workshop/workshop-banner';
import { countWords } from '~/domain/workshop/console-messages';
import { currentStep } from '~/domain/workshop/view';
import { originOf, postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { drawQrCode } from '~/lib/qr-code.server';
import { useLive } from '~/live/use-live';
import { findConsole } from '~/services/workshop-console.server';
import consoleStyles from '~/styles/workshop-console.scss?url';
import workshopStyles from '~/styles/workshop.scss?url';
import { getPlace } from '../places/own-place.server';
import { getWorkshop } from '../places/own-workshop.server';
import { Bar } from './bar';
import { COMMAND, commandOf } from './command';
import { CommandButton } from './command-button';
import { CommandForm } from './command-form';
import type { ConsoleData } from './console-data';
import { ConfirmEnd, Ended } from './ending';
import { FollowUps } from './follow-ups';
import { Notice } from './notice';
import { People } from './people';
import { doPostedCommand } from './posted-command.server';
import { doPostedOutcome } from './posted-outcome.server';
import { PresentStep } from './present-step';
import { Shortcuts, useShortcutChoice } from './shortcuts';
import { Steps } from './steps';
import { Timer } from './timer';

/** How often counts are said aloud at most. */
const SPOKEN_MS = 5_000;

export const links: LinksFunction = () =>
  [workshopStyles, consoleStyles].map((href) => ({ rel: 'stylesheet', href }));

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Console', ...(data ? [data.workshop.title, data.place.name] : []));

/** How it stands is looked up again also after something was refused: that is when it matters. */
export const shouldRevalidate = () => true;

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<ConsoleData> {
  const { by } = await getPlace(context, request, params, 'run-workshops');
  const found = (await findConsole(context, by, params.workshop ?? '')) ?? refuse(404);
  const { code, state, sectors } = found.workshop;
  const url = code && originOf(request, context.settings.baseUrl) + paths.workshopAt(code).home;
  const asked = context.instrument.sectors.filter(({ id }) => sectors.includes(id));
  return {
    ...found,
    now: context.clock().toISOString(),
    sectorNames: Object.fromEntries(asked.map(({ id, name }) => [id, name])),
    join: url && state.stage === 'running' ? { url, qr: drawQrCode(url) } : null,
    ticket: context.newId(),
    isEnding: new URL(request.url).searchParams.get('end') === 'yes',
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, workshop } = await getWorkshop(context, request, params, 'run-workshops');
  const form = await postedForm(request);
  const outcome = form.has(COMMAND)
    ? ((await doPostedCommand(context, by, workshop, form)) ?? { done: '' })
    : await doPostedOutcome(context, by, workshop, form);
  if (outcome === 'not-there') refuse(404);
  if ('done' in outcome) return redirect(paths.workshop(by.placeId, workshop.id).console + outcome.done);
  return data({ ...outcome, sequence: workshop.sequence }, { status: outcome.status });
}

export default function ConsolePage() {
  const loaded = useLoaderData<typeof loader>();
  const { place, workshop, offered, undo, tooFew, words, followups, assessment, now, sectorNames } = loaded;
  const { state, steps, sequence } = workshop;
  const own = paths.workshop(place.id, workshop.id);
  const shortcuts = useShortcutChoice();
  const posted = usePosted(sequence);
  const live = useLive(own.stream, sequence);
  const counts = useCounts(loaded.counts, live.counts, sequence);
  const step = currentStep(workshop);
  const counted = countWords(counts, workshop);
  const spoken = useSlowly(counted, SPOKEN_MS);
  const mayEnd = [...offered.others, offered.primary].some((move) => move?.kind === 'end');
  return (
    <div className={classNames('app-console', shortcuts[0] && 'app-console--keys')}>
      <BackLink href={own.home}>Workshop</BackLink>
      <WorkshopBanner rehearsal={workshop.rehearsal} end={own.rehearse} />
      <Notice posted={posted} />
      <h1 className="nhsuk-heading-m">
        <span className="nhsuk-caption-m">{place.name}, console</span>
        {workshop.title}
      </h1>
      <CommandForm sequence={sequence} />
      <p className="nhsuk-u-visually-hidden" role="status">
        {spoken}
      </p>
      {loaded.isEnding && mayEnd ? (
        <ConfirmEnd
          home={own.console}
          actions={followups.filter(({ kind }) => kind === 'action').length}
          assessment={assessment}
        />
      ) : (
        <Bar
          workshop={workshop}
          primary={offered.primary}
          undo={undo}
          counted={counted}
          now={now}
          isLost={live.connection === 'lost'}
        />
      )}
      <div className="app-console__body">
        {state.stage === 'draft' && (
          <p>Nobody can join before you start. Open the screen first, if you have a projector.</p>
        )}
        {state.stage === 'ended' && <Ended {...{ workshop, assessment, followups }} />}
        <People {...{ workshop, counts, sectorNames }} join={loaded.join} />
        {state.stage === 'running' && <Timer timer={state.timer} minutes={step?.minutes} />}
        <Steps steps={steps} current={state.step} others={offered.others} posted={posted}>
          {step && (
            <PresentStep
              {...{ step, workshop, tooFew, words, sectorNames, posted }}
              others={offered.others}
              fresh={Math.max(0, counts.waiting - loaded.counts.waiting)}
            />
          )}
        </Steps>
        <div className="app-console__buttons">
          {offered.others.some((move) => move.kind === 'go' && move.step === null) && (
            <CommandButton command={commandOf({ kind: 'go', step: null })} variant="secondary" small>
              Back to the join screen
            </CommandButton>
          )}
          {offered.others.some(({ kind }) => kind === 'end') && (
            <Link to="?end=yes" preventScrollReset>
              End workshop
            </Link>
          )}
        </div>
        {state.stage !== 'draft' && (
          <FollowUps
            followups={followups}
            ticket={loaded.ticket}
            posted={posted?.about === 'follow-up' ? posted : undefined}
          />
        )}
        <Shortcuts choice={shortcuts} />
      </div>
    </div>
  );
}

/** What could not be done. Words about the workshop as a whole go once it has moved on from where they were said. */
function usePosted(sequence: number) {
  const posted = useActionData<typeof action>();
  return posted?.about === 'console' && sequence > posted.sequence ? undefined : posted;
}
