import type { ReactNode } from 'react';
import type { Subject } from '~/domain/library/subjects';

/** Comments in their order, under a heading for each subject and each question that has any. */
export function CommentsByQuestion<C extends { id: string; questionId: string }>(props: {
  subjects: readonly Subject[];
  comments: readonly C[];
  children: (comment: C) => ReactNode;
}) {
  return props.subjects.map(({ id, name, questions }) => {
    const asked = questions
      .map((question) => ({
        ...question,
        comments: props.comments.filter(({ questionId }) => questionId === question.id),
      }))
      .filter(({ comments }) => comments.length > 0);
    return (
      asked.length > 0 && (
        <section key={id} aria-labelledby={`on-${id}`}>
          <h2 className="nhsuk-heading-m" id={`on-${id}`}>
            {name}
          </h2>
          {asked.map((question) => (
            <div key={question.id}>
              <h3 className="nhsuk-heading-s">{question.text}</h3>
              <ul className="app-said">
                {question.comments.map((comment) => (
                  <li key={comment.id}>{props.children(comment)}</li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )
    );
  });
}

/** What somebody wrote, in the direction of its own script. */
export function CommentText({ text }: { text: string }) {
  return (
    <p className="app-said__text" dir="auto">
      {text}
    </p>
  );
}
