import { agreedWords } from '~/domain/workshop/agreed-words';
import type { ScreenPhase } from '~/domain/workshop/screen-phase';
import type { StepView } from '~/domain/workshop/view';
import { RoundResultView } from '../round-result';
import { NoteCards } from './note-cards';
import { Prompts } from './prompts';
import type { ScreenData } from './screen-data';

type RevealedPhase = Extract<ScreenPhase, { kind: 'revealed' | 'discussing' | 'agreed' }>;

/** What came of a step, beside it what to talk about, or what the group agreed in its own words. */
export function RevealedStep({ phase, data }: { phase: RevealedPhase; data: ScreenData }) {
  const { kind, step, told, earlier } = phase;
  const names = new Map(data.sectors.map(({ id, name }) => [id, name]));
  const beside =
    kind === 'agreed' ? <Agreed step={step} /> : kind === 'discussing' && <Discussing step={step} />;
  return (
    <>
      <h1 className="app-screen__question app-screen__question--revealed">{step.title}</h1>
      <div className={beside ? 'app-screen__halves' : 'app-screen__whole'}>
        <div>
          {told && (
            <RoundResultView
              step={step}
              result={told}
              earlier={earlier}
              sectorName={(id) => names.get(id) ?? id}
              size="screen"
            />
          )}
          {step.kind === 'words' && <NoteCards notes={data.notes} />}
        </div>
        {beside}
      </div>
    </>
  );
}

function Discussing({ step }: { step: StepView }) {
  return (
    <section className="app-screen__beside" aria-labelledby="discuss">
      <h2 className="app-screen__heading" id="discuss">
        Talk about it
      </h2>
      <Prompts prompts={step.prompts} />
    </section>
  );
}

function Agreed({ step }: { step: StepView }) {
  return (
    <section className="app-screen__beside" aria-labelledby="agreed">
      <h2 className="app-screen__heading" id="agreed">
        What we agreed
      </h2>
      <p className="app-screen__agreed">{agreedWords(step)}</p>
      {step.reasons && (
        <>
          <h3 className="app-screen__small-heading">Because</h3>
          <p className="app-screen__said">{step.reasons}</p>
        </>
      )}
      {step.dissent && (
        <>
          <h3 className="app-screen__small-heading">Some see it differently</h3>
          <p className="app-screen__said">{step.dissent}</p>
        </>
      )}
    </section>
  );
}
