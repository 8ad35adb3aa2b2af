import { InsetText } from '~/components/nhs/inset-text';
import { RoundResultView } from '~/components/workshop/round-result';
import { moveWords, paperWords, tooFewWords } from '~/domain/workshop/console-messages';
import { ruleWords } from '~/domain/workshop/messages';
import type { OfferedCommand } from '~/domain/workshop/offered';
import { shownResult, type StepView, type WorkshopView } from '~/domain/workshop/view';
import type { Words as WordsRead } from '~/services/workshop-console.server';
import { commandOf } from './command';
import { CommandButton } from './command-button';
import { Paper } from './paper';
import type { Posted } from './posted';
import { Words } from './words';

/** What there is to see and do at the step that everybody is at. */
export function PresentStep(props: {
  step: StepView;
  workshop: WorkshopView;
  others: readonly OfferedCommand[];
  tooFew: boolean;
  words: WordsRead | null;
  /** Words that came since the page was loaded. */
  fresh: number;
  sectorNames: Record<string, string>;
  posted: Posted | undefined;
}) {
  const { step, workshop, others, tooFew, words, fresh, sectorNames, posted } = props;
  const { phase, round, told } = step.progress;
  const shown = shownResult(step);
  const further = others.filter(({ kind }) => kind === 'open' || kind === 'reveal');
  const takesPaper = step.choices.length > 0 && (phase === 'open' || phase === 'closed') && told < round;
  return (
    <>
      {step.kind === 'question' && <p className="app-hint">{ruleWords(step.rule)}</p>}
      {step.choices.length > 0 && phase !== 'revealed' && (
        <ol className="app-console__choices">
          {step.choices.map(({ value, label, text }) => (
            <li key={value}>
              <strong>{label}</strong> {text}
            </li>
          ))}
        </ol>
      )}
      {tooFew && (
        <InsetText>
          <p>{tooFewWords(workshop.threshold, step.kind, round)}</p>
        </InsetText>
      )}
      {Object.keys(step.paper).length > 0 && phase !== 'revealed' && <p>{paperWords(step.paper)}.</p>}
      {shown && (
        <RoundResultView
          step={step}
          result={shown}
          earlier={step.rounds.findLast((earlier) => earlier.round < shown.round)}
          sectorName={(id) => sectorNames[id] ?? id}
          size="page"
        />
      )}
      {step.prompts.length > 0 && (
        <>
          <h3 className="nhsuk-heading-xs">To discuss</h3>
          <ul>
            {step.prompts.map((prompt) => (
              <li key={prompt}>{prompt}</li>
            ))}
          </ul>
        </>
      )}
      {further.length > 0 && (
        <div className="app-console__buttons">
          {further.map((move) => (
            <CommandButton key={move.kind} command={commandOf(move)} variant="secondary" small>
              {moveWords(move, workshop)}
            </CommandButton>
          ))}
        </div>
      )}
      {takesPaper && <Paper step={step} posted={posted?.about === 'paper' ? posted : undefined} />}
      {words && <Words words={words} fresh={fresh} />}
    </>
  );
}
