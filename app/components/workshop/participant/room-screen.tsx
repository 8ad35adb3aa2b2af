import { clockWords, ukClock } from '~/domain/assessment/uk-time';
import { NOTHING_OWN, type OwnPart, type RoomView } from '~/domain/workshop/room-view';
import { partWords, standingWords } from '~/domain/workshop/room-words';
import { paths } from '~/lib/paths';
import { WorkshopBanner } from '../workshop-banner';
import type { JoinQuestions } from './join-fields';
import { JoinForm, type PostedJoin } from './join-form';
import { Prompts } from './prompts';
import { QuestionScreen } from './question-screen';
import { type PostedNote, WordsScreen } from './words-screen';

/** What was sent from the page without JavaScript and was not taken. */
export interface Posted {
  join?: PostedJoin | undefined;
  note?: PostedNote | undefined;
  /** What else was refused, and why. */
  problem?: string | undefined;
}

export type RoomScreenProps = {
  room: RoomView;
  /** Whether whoever looks has joined. */
  joined: boolean;
  questions: JoinQuestions;
  /** Names of sectors by id. */
  sectorNames: Readonly<Record<string, string>>;
  /** Left out in what is shown to all alike: the page's script puts it in. */
  own?: OwnPart | undefined;
  /** For the form at hand. */
  ticket?: string | undefined;
  posted?: Posted | undefined;
};

/**
 * What a participant sees: one main thing. Nothing in it needs JavaScript, a router or a hook, so that it can be drawn
 * once for the whole room and sent to every phone. `data-` attributes tell the page's script where the room is.
 */
export function RoomScreen(props: RoomScreenProps) {
  const { room, joined } = props;
  const { step } = room;
  return (
    <div
      data-screen={step?.id ?? room.stage}
      data-round={step?.progress.round ?? 0}
      data-phase={step?.progress.phase ?? ''}
      data-choices={
        step && JSON.stringify(Object.fromEntries(step.choices.map(({ value, label }) => [value, label])))
      }
      data-said={joined || room.stage !== 'running' ? standingWords(room) : ''}
    >
      <WorkshopBanner rehearsal={room.rehearsal} />
      {screenOf(props)}
    </div>
  );
}

function screenOf({
  room,
  joined,
  questions,
  sectorNames,
  own = NOTHING_OWN,
  ticket = '',
  posted,
}: RoomScreenProps) {
  const { step, stage, title, threshold } = room;
  const action = paths.workshopAt(room.code).home;
  if (stage === 'draft') return <NotStarted title={title} />;
  if (stage === 'ended') return <Ended title={title} />;
  if (!joined) return <JoinForm {...{ title, action, questions, threshold, ticket }} posted={posted?.join} />;
  if (!step) return <Welcome room={room} />;
  return (
    <>
      <h1 className="nhsuk-heading-m app-room__title">
        <span className="nhsuk-caption-m">{partWords(room)}</span> {step.title}
      </h1>
      {room.timer !== null && (
        <p className="app-room__timer">Time until {clockWords(ukClock(room.timer))}.</p>
      )}
      {step.kind === 'words' && posted?.problem !== undefined && <p role="alert">{posted.problem}</p>}
      {step.kind === 'talk' && <Prompts prompts={step.prompts} />}
      {step.kind === 'words' && (
        <WordsScreen {...{ step, own, action, ticket }} notes={room.notes} posted={posted?.note} />
      )}
      {(step.kind === 'question' || step.kind === 'energy') && (
        <QuestionScreen
          {...{ step, own, action }}
          sectorName={(id) => sectorNames[id] ?? id}
          problem={posted?.problem}
        />
      )}
    </>
  );
}

function NotStarted({ title }: { title: string }) {
  return (
    <>
      <h1 className="nhsuk-heading-l">{title}</h1>
      <p>This workshop has not started yet. You can join as soon as the facilitator starts it.</p>
    </>
  );
}

function Welcome({ room: { title, begun, tables } }: { room: RoomView }) {
  return (
    <>
      <h1 className="nhsuk-heading-l">{title}</h1>
      <p className="nhsuk-lede-text">
        {begun ? 'Wait for what comes next.' : 'You have joined. Wait for the first question.'}
      </p>
      {tables === 'one' && <p>Each device counts as one vote, also where a table shares it.</p>}
      {tables === 'people' && <p>A device that a table shares counts for the people at the table.</p>}
    </>
  );
}

function Ended({ title }: { title: string }) {
  return (
    <>
      <h1 className="nhsuk-heading-l">{title}</h1>
      <p className="nhsuk-lede-text">The workshop has ended. Thank you for taking part.</p>
      <p>There is a record of what was agreed. Ask whoever invited you for it.</p>
    </>
  );
}
