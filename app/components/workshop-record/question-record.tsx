import { Fragment } from 'react';
import { RoundResultView } from '~/components/workshop/round-result';
import { levelWords, resultWords } from '~/domain/workshop/messages';
import type { StepView } from '~/domain/workshop/view';

/** A step that was voted on: its last round drawn beside the one before, earlier ones in words, and what was agreed. */
export function StepRecord({ step, sectorName }: { step: StepView; sectorName: (id: string) => string }) {
  const { rounds, title, kind } = step;
  const [last, before] = [rounds.at(-1), rounds.at(-2)];
  const earlier = rounds.slice(0, -1);
  return (
    <section className="app-record__step" aria-labelledby={`record-${step.id}`}>
      <h3 className="nhsuk-heading-s" id={`record-${step.id}`} dir="auto">
        {title}
      </h3>
      {kind === 'question' && <AgreedFacts step={step} />}
      {earlier.length > 0 && (
        <ul className="app-record__rounds">
          {earlier.map(({ round, result }) => (
            <li key={round}>
              Round {round}: {resultWords(step, result)}
            </li>
          ))}
        </ul>
      )}
      {last && (
        <RoundResultView step={step} result={last} earlier={before} sectorName={sectorName} size="page" />
      )}
    </section>
  );
}

/** What the group agreed on a question, in its own words. */
function AgreedFacts({ step }: { step: StepView }) {
  const { agreedLevel, reasons, dissent } = step;
  const facts = [
    {
      name: 'Agreed level',
      text: agreedLevel === null ? 'None was written down' : levelWords(step, agreedLevel),
    },
    ...(reasons ? [{ name: 'Reasons', text: reasons }] : []),
    ...(dissent ? [{ name: 'Who sees it differently', text: dissent }] : []),
  ];
  return (
    <dl className="app-record__facts">
      {facts.map(({ name, text }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{text}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
