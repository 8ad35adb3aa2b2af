import type { WorkshopCounts } from '~/domain/workshop/counts';
import { AskedStep } from './asked-step';
import { Joining } from './joining';
import { RevealedStep } from './revealed-step';
import type { ScreenData } from './screen-data';
import { Prompts } from './prompts';

export type ScreenPhaseProps = {
  data: ScreenData;
  counts: WorkshopCounts;
};

/** What stands in the middle of the screen, with the one heading of the page. */
export function ScreenPhaseView({ data, counts }: ScreenPhaseProps) {
  const { phase, title } = data;
  switch (phase.kind) {
    case 'soon':
      return (
        <div className="app-screen__middle">
          <h1 className="app-screen__title">{title}</h1>
          <p className="app-screen__text">We begin soon. You will see here how to join.</p>
        </div>
      );
    case 'welcome':
      return <Joining title={title} join={data.join} counts={counts} sectors={data.sectors} />;
    case 'talk':
      return (
        <>
          <h1 className="app-screen__question">{phase.step.title}</h1>
          {data.about && <p className="app-screen__text">{data.about}</p>}
          <Prompts prompts={phase.step.prompts} />
        </>
      );
    case 'ready':
    case 'open':
    case 'closed':
      return <AskedStep phase={phase} counts={counts} notes={data.notes} />;
    case 'revealed':
    case 'discussing':
    case 'agreed':
      return <RevealedStep phase={phase} data={data} />;
    case 'ended':
      return <Ended data={data} />;
  }
}

function Ended({ data: { title, agreed } }: { data: ScreenData }) {
  return (
    <>
      <h1 className="app-screen__title">{title}: the workshop has ended</h1>
      {agreed.length > 0 && (
        <>
          <h2 className="app-screen__heading">What we agreed</h2>
          <dl className="app-screen__agreed-levels">
            {agreed.map((question) => (
              <div key={question.id}>
                <dt>{question.title}</dt>
                <dd>{question.level}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p className="app-screen__text">Thank you for taking part. You can close the page on your phone.</p>
    </>
  );
}
