import { voteMark, type VoteStanding, openVoteWords, UNSURE_WORDS } from '~/domain/workshop/room-words';
import type { StepView } from '~/domain/workshop/view';
import { classNames } from '../../nhs/class-names';
import { StatusMessage } from '../../nhs/status-message';

/** A vote that is open: one large button for each choice, and a line that says how one's vote stands. */
export function VoteForm(props: {
  step: StepView;
  action: string;
  /** The value that this device voted for; null: none, or not known here. */
  chosen: string | null;
  standing: VoteStanding;
}) {
  const { step, chosen, standing } = props;
  const { kind, choices, progress } = step;
  const unsure = kind === 'question' ? (['dk', 'na'] as const) : (['dk'] as const);
  const button = (value: string, name: string, text: string, isAside = false) => (
    <button
      key={value}
      type="submit"
      name="value"
      value={value}
      className={classNames('app-vote', isAside && 'app-vote--aside')}
      aria-pressed={chosen === value}
    >
      <span className="app-vote__name">{name}</span>
      {text !== '' && ' '}
      {text !== '' && <span className="app-vote__text">{text}</span>}
    </button>
  );
  return (
    <form method="post" action={props.action} data-does="vote">
      <input type="hidden" name="does" value="vote" />
      <input type="hidden" name="step" value={step.id} />
      <input type="hidden" name="round" value={progress.round} />
      <StatusMessage id="vote-status" kind={voteMark(standing)}>
        {openVoteWords(standing)}
      </StatusMessage>
      <div className="app-votes" role="group" aria-label="Your vote">
        {choices.map(({ value, label, text }) => button(value, label, text))}
        <div className="app-votes__aside">
          {unsure.map((value) => button(value, UNSURE_WORDS[value], '', true))}
        </div>
      </div>
    </form>
  );
}
