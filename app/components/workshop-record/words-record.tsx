import type { StepView } from '~/domain/workshop/view';

/** A text that was shown, and how often it was found important; null: that was not asked or not revealed. */
export interface RecordedNote {
  readonly id: string;
  readonly body: string;
  readonly upvotes: number | null;
}

/** What people wrote to a step of words, as everybody saw it. */
export function WordsRecord({
  step,
  notes,
}: {
  step: Pick<StepView, 'id' | 'title'>;
  notes: readonly RecordedNote[];
}) {
  return (
    <section className="app-record__step" aria-labelledby={`record-${step.id}`}>
      <h3 className="nhsuk-heading-s" id={`record-${step.id}`} dir="auto">
        {step.title}
      </h3>
      <ul>
        {notes.map(({ id, body, upvotes }) => (
          <li key={id} dir="auto">
            {body}
            {upvotes !== null && ` (${upvotes === 1 ? '1 vote' : `${upvotes} votes`})`}
          </li>
        ))}
      </ul>
    </section>
  );
}
