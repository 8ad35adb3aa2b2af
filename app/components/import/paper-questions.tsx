import type { StepContent } from '~/domain/response/step-content';
import { OTHER_CHOICES } from '~/domain/response/step-content';

/** The questions of a form to be answered with a pen. `numbers` by question id, as the template of answers has them. */
export function PaperQuestions(props: {
  steps: readonly StepContent[];
  numbers: Readonly<Record<string, number>>;
  commentsAsked: boolean;
}) {
  return props.steps.map(({ id, name, about, questions }) => (
    <section key={id}>
      <h2 className="nhsuk-heading-m">{name}</h2>
      <p>{about}</p>
      {questions.map((question) => (
        <div key={question.id} className="app-paper__question">
          <h3 className="nhsuk-heading-s">
            {props.numbers[question.id]}. {question.text} <span className="app-paper__id">{question.id}</span>
          </h3>
          {question.help && <p className="app-hint">{question.help}</p>}
          <ul className="app-boxes">
            {question.choices.map(({ value, name, descriptor }) => (
              <li key={value}>
                <span>
                  <strong>
                    {value} {name}
                  </strong>{' '}
                  {descriptor}
                </span>
              </li>
            ))}
          </ul>
          <ul className="app-boxes app-boxes--beside">
            {OTHER_CHOICES.map(({ value, name }) => (
              <li key={value}>
                <span>
                  {name} <span className="app-paper__id">{value}</span>
                </span>
              </li>
            ))}
          </ul>
          {props.commentsAsked && (
            <>
              <p className="app-hint">A comment, if you like. Do not name people.</p>
              <div className="app-paper__line" />
            </>
          )}
        </div>
      ))}
    </section>
  ));
}
