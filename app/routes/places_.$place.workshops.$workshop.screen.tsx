import type { LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import type { JoinHere, ScreenData } from '~/components/workshop/screen/screen-data';
import { ScreenFrame } from '~/components/workshop/screen/screen-frame';
import { ScreenPhaseView } from '~/components/workshop/screen/screen-phase-view';
import { turnFullScreen, useIdlePointer, useWakeLock } from '~/components/workshop/screen/use-projector';
import { useScheme } from '~/components/workshop/screen/use-scheme';
import { useCounts } from '~/components/workshop/use-counts';
import { useSlowly } from '~/components/workshop/use-slowly';
import { useTimeLeft } from '~/components/workshop/use-time-left';
import { agreedWords } from '~/domain/workshop/agreed-words';
import { doneWords, joinedWords } from '~/domain/workshop/count-words';
import type { WorkshopCounts } from '~/domain/workshop/counts';
import { resultWords } from '~/domain/workshop/messages';
import { type ScreenPhase, screenPhase } from '~/domain/workshop/screen-phase';
import { timerCall } from '~/domain/workshop/timer';
import { currentStep, type StepView, type WorkshopView } from '~/domain/workshop/view';
import { originOf } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { drawQrCode } from '~/lib/qr-code.server';
import { useLive } from '~/live/use-live';
import { countWorkshop } from '~/services/workshop-counts.server';
import { listShownNotes } from '~/services/workshop-words.server';
import screenStyles from '~/styles/screen.scss?url';
import styles from '~/styles/workshop.scss?url';
import { getWorkshop } from './places/own-workshop.server';

/** Nothing around it: all of it is projected. */
export const handle = { shell: 'none' };

export const links = () => [styles, screenStyles].map((href) => ({ rel: 'stylesheet', href }));

export const meta: MetaFunction<typeof loader> = ({ data }) => title('Screen', data?.title ?? 'Workshop');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, workshop } = await getWorkshop(context, request, params, 'run-workshops');
  const step = currentStep(workshop);
  const { sectors, patterns } = context.instrument;
  const [counts, notes] = await Promise.all([
    countWorkshop(context, workshop.id),
    step ? listShownNotes(context, workshop, step.id) : [],
  ]);
  const pattern = step?.kind === 'talk' && patterns.find(({ id }) => id === step.subject);
  const phase = screenPhase(workshop);
  return {
    title: workshop.title,
    placeName: place.name,
    rehearsal: workshop.rehearsal,
    where: whereWords(workshop, step),
    phase: 'step' in phase ? { ...phase, step: withoutPaper(phase.step) } : phase,
    counts,
    join: joinHere(workshop, originOf(request, context.settings.baseUrl)),
    timer: workshop.state.timer,
    now: context.clock().toISOString(),
    sectors: sectors.filter(({ id }) => workshop.sectors.includes(id)).map(({ id, name }) => ({ id, name })),
    notes,
    about: pattern ? aboutPattern(pattern.meaning) : '',
    agreed:
      phase.kind === 'ended'
        ? workshop.steps
            .filter(({ agreedLevel }) => agreedLevel !== null)
            .map((one) => ({ id: one.id, title: one.title, level: agreedWords(one) }))
        : [],
    stream: paths.workshop(place.id, workshop.id).stream,
    sequence: workshop.sequence,
  } satisfies ScreenData & Record<string, unknown>;
}

/** What the facilitator has typed in of a round that is not revealed stays off the page in the room. */
const withoutPaper = (step: StepView): StepView => ({ ...step, paper: {} });

/** What a pattern means, without what it says of a page of results around it: “(above is which of them)”. */
const aboutPattern = (meaning: string) => meaning.replace(/ \([^)]*\babove\b[^)]*\)/g, '');

function whereWords({ steps }: WorkshopView, step: StepView | undefined): string {
  if (!step) return '';
  const among = step.kind === 'question' ? steps.filter(({ kind }) => kind === 'question') : steps;
  const number = among.findIndex(({ id }) => id === step.id) + 1;
  return `${step.kind === 'question' ? 'Question' : 'Part'} ${number} of ${among.length}`;
}

function joinHere({ code, state }: WorkshopView, origin: string): JoinHere | null {
  if (code === null || state.stage !== 'running') return null;
  const address = origin.replace(/^https?:\/\//, '') + paths.join;
  return { address, code, qr: drawQrCode(origin + paths.workshopAt(code).home) };
}

/** Counts are told at most this often to those who hear them. */
const TOLD_EVERY_MS = 5_000;

export default function ScreenPage() {
  const data = useLoaderData<typeof loader>();
  const { counts: told, connection } = useLive(data.stream, data.sequence);
  const counts = useCounts(data.counts, told, data.sequence);
  const left = useTimeLeft(data.timer, data.now);
  const [scheme, turnScheme] = useScheme();
  const isIdle = useIdlePointer();
  useWakeLock();
  const countsSaid = useSlowly(countsAloud(data.phase, counts), TOLD_EVERY_MS);
  return (
    <ScreenFrame
      data={data}
      scheme={scheme}
      isIdle={isIdle}
      isLost={connection === 'lost'}
      left={left}
      onScheme={turnScheme}
      onFullScreen={turnFullScreen}
    >
      <ScreenPhaseView data={data} counts={counts} />
      <div className="nhsuk-u-visually-hidden">
        <p role="status">{phaseAloud(data.phase)}</p>
        <p role="status">{countsSaid}</p>
        <p role="status">{left === null ? '' : timerCall(left)}</p>
      </div>
    </ScreenFrame>
  );
}

function countsAloud(phase: ScreenPhase, counts: WorkshopCounts): string {
  if (phase.kind === 'welcome') return joinedWords(counts);
  return phase.kind === 'open' ? doneWords(phase.step, counts) : '';
}

function phaseAloud(phase: ScreenPhase): string {
  switch (phase.kind) {
    case 'open':
      return `The vote is open: ${phase.step.title}`;
    case 'closed':
      return 'The vote has closed.';
    case 'revealed':
      return phase.told ? resultWords(phase.step, phase.told.result) : '';
    case 'agreed':
      return `What we agreed: ${agreedWords(phase.step)}`;
    default:
      return '';
  }
}
