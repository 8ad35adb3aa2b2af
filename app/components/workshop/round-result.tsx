import {
  choiceWords,
  resultWords,
  shiftWords,
  unsureWords,
  votersWords,
  votesWords,
} from '~/domain/workshop/messages';
import type { StepView, ToldRound } from '~/domain/workshop/view';
import { classNames } from '../nhs/class-names';
import { Table } from '../nhs/table';
import { layRoundBars } from './round-bars';
import { RoundGroups } from './round-groups';

export type RoundResultViewProps = {
  step: Pick<StepView, 'id' | 'kind' | 'choices' | 'rule'>;
  result: ToldRound;
  /** The round before, drawn as outlines; undefined for the first. */
  earlier?: ToldRound | undefined;
  /** Names by sector id. */
  sectorName: (id: string) => string;
  /** `screen`: to be read from the back of a room, the table for screen readers alone. */
  size: 'screen' | 'page';
};

/**
 * What a round of votes came to: one sentence, a bar for each choice with its number beside it, the middle marked where
 * there is one, the round before as outlines, means by sector where they may be shown, and the table of the same
 * numbers. Needs the style sheet of workshops; nothing where the step has no votes on choices.
 */
export function RoundResultView({ step, result: told, earlier, sectorName, size }: RoundResultViewProps) {
  if (step.choices.length === 0) return null;
  const { round, result } = told;
  const id = `round-${step.id}-${round}`;
  const sentence = resultWords(step, result);
  const shift = earlier && shiftWords(step, earlier.result, result);
  const bars = layRoundBars(result, earlier?.result);
  const middle = result.agreement?.median ?? null;
  return (
    <figure className={classNames('app-round', `app-round--${size}`)} id={id}>
      <figcaption className="app-round__words">
        <span className="app-round__sentence">{sentence}</span>
        {shift && <span className="app-round__shift">{shift}</span>}
      </figcaption>
      <div className="app-round__bars" role="img" aria-label={sentence} aria-details={`${id}-table`}>
        {step.choices.map((choice, index) => {
          const { length, before } = bars[index]!;
          const isMiddle = middle === index + 1;
          return (
            <div
              key={choice.value}
              className={classNames('app-round__row', isMiddle && 'app-round__row--middle')}
            >
              <span className="app-round__label">{choiceWords(step, choice)}</span>
              <svg className="app-round__svg" focusable="false">
                {before !== null && before > 0 && (
                  <rect className="app-round__ghost" width={`${before}%`} height="100%" />
                )}
                <rect className="app-round__bar" y="18%" width={`${length}%`} height="64%" />
              </svg>
              <span className="app-round__count">
                {votesWords(result.unit, result.choices[index]!)}
                {isMiddle && <span className="app-round__mark"> the middle</span>}
              </span>
            </div>
          );
        })}
      </div>
      {earlier && (
        <p className="app-round__key">
          <svg className="app-round__key-mark" aria-hidden="true" focusable="false">
            <rect className="app-round__ghost" width="100%" height="100%" />
          </svg>{' '}
          Outline: round {earlier.round}, in shares of its votes
        </p>
      )}
      <p className="app-round__voters">
        {votersWords(result)} {unsureWords(result)}
      </p>
      <RoundGroups id={`${id}-groups`} groups={result.groups} sectorName={sectorName} />
      <div className={size === 'screen' ? 'nhsuk-u-visually-hidden' : undefined}>
        <RoundTable id={`${id}-table`} {...{ step, told, earlier, middle }} />
      </div>
    </figure>
  );
}

/** The numbers of the bars, with those of the round before. */
function RoundTable(props: {
  id: string;
  step: RoundResultViewProps['step'];
  told: ToldRound;
  earlier: ToldRound | undefined;
  middle: number | null;
}) {
  const { id, step, told, earlier, middle } = props;
  const rounds = earlier ? [earlier, told] : [told];
  const rows = [
    ...step.choices.map((choice, index) => ({
      id: choice.value,
      label: `${choiceWords(step, choice)}${middle === index + 1 ? ', the middle' : ''}`,
      votes: rounds.map(({ result }) => votesWords(result.unit, result.choices[index]!)),
    })),
    {
      id: 'unsure',
      label: 'Do not know, or does not apply',
      votes: rounds.map(({ result }) => votesWords(result.unit, result.unsure)),
    },
  ];
  return (
    <Table
      id={id}
      caption={earlier ? 'Votes in both rounds' : `Votes in round ${told.round}`}
      compact
      head={[
        { id: 'choice', text: step.kind === 'question' ? 'Level' : 'Choice' },
        ...rounds.map(({ round }) => ({ id: String(round), text: `Round ${round}`, numeric: true })),
      ]}
      rows={rows.map(({ id: row, label, votes }) => ({ id: row, cells: [label, ...votes] }))}
    />
  );
}
