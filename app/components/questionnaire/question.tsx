import { type FormEvent, memo, useCallback, useEffect, useRef, useState } from 'react';
import { Details } from '~/components/nhs/details';
import { ErrorMessage } from '~/components/nhs/error-message';
import { Hint } from '~/components/nhs/hint';
import { Textarea } from '~/components/nhs/textarea';
import { COMMENT_LIMIT, isTooLong, tidyComment } from '~/domain/response/comments';
import { OTHER_CHOICES, type QuestionContent } from '~/domain/response/step-content';
import { Choices } from './choices';
import { commentName, questionAnchor } from './field-names';
import { useAnswersPart, useAnswerStore } from './use-answers';

const PAUSE_MS = 800;

/**
 * One question with its choices, why it is asked and, where comments are asked for, an optional comment. Drawn anew only
 * when something of its own has changed.
 */
export const Question = memo(function Question(props: {
  content: QuestionContent;
  number: number;
  commentsAsked: boolean;
  /** What is wrong with the choice or the comment, in words that say how to mend it. */
  errors?: { answer?: string | undefined; comment?: string | undefined } | undefined;
  /** A comment that could not be saved, as it was typed. */
  typedComment?: string | undefined;
}) {
  const { content, number, commentsAsked, errors } = props;
  const store = useAnswerStore();
  const chosen = useAnswersPart(({ answers }) => answers[content.id]);
  const said = useAnswersPart(({ comments }) => comments[content.id]);
  const replaced = useAnswersPart((state) => state.replaced.includes(content.id));
  const anchor = questionAnchor(content.id);
  const comment = props.typedComment ?? said ?? '';
  // Opened by a comment, wherever it came from, and never shut on someone who empties it to write anew.
  const [commented, setCommented] = useState(comment !== '');
  if (comment !== '' && !commented) setCommented(true);
  const notes = [
    content.help && `${anchor}-hint`,
    errors?.answer && `${anchor}-error`,
    replaced && `${anchor}-replaced`,
  ].filter(Boolean);
  return (
    <div className={errors?.answer ? 'app-question nhsuk-form-group--error' : 'app-question'}>
      <fieldset className="nhsuk-fieldset" aria-describedby={notes.length > 0 ? notes.join(' ') : undefined}>
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">
          <h2 className="nhsuk-fieldset__heading">
            {number}. {content.text}
          </h2>
        </legend>
        {content.help && <Hint id={`${anchor}-hint`}>{content.help}</Hint>}
        {errors?.answer && <ErrorMessage id={`${anchor}-error`}>{errors.answer}</ErrorMessage>}
        {replaced && (
          <p id={`${anchor}-replaced`} className="app-replaced" role="status">
            You changed this answer on another device or in another tab. The newer answer is shown. Choose
            again if you want another.
          </p>
        )}
        <Choices
          idPrefix={anchor}
          name={content.id}
          choices={content.choices}
          aside={OTHER_CHOICES}
          chosen={chosen}
          onChoose={(value) => store.say('answer', content.id, value)}
        />
      </fieldset>
      <div className="app-question__more">
        <Details summary="Why we ask">
          <p>{content.why}</p>
        </Details>
        {commentsAsked && (
          <Details
            summary={comment === '' ? 'Add a comment (optional)' : 'Your comment'}
            open={commented || errors?.comment !== undefined}
          >
            <CommentField
              id={`${anchor}-comment`}
              question={content.id}
              text={content.text}
              comment={comment}
              error={errors?.comment}
            />
          </Details>
        )}
      </div>
    </div>
  );
});

/**
 * A comment, saved when typing pauses and when the field or the page is left. One that is too long is not sent; the
 * count says so. One that was changed on another device shows here too, unless this one is just being written.
 */
function CommentField(props: {
  id: string;
  question: string;
  text: string;
  comment: string;
  error?: string | undefined;
}) {
  const { question, comment } = props;
  const store = useAnswerStore();
  const lost = useAnswersPart(({ replacedComments }) => replacedComments[question]);
  const box = useRef<HTMLDivElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>();
  /** What was typed and is not said yet; undefined where there is nothing. */
  const typed = useRef<string>();
  const say = useCallback(() => {
    clearTimeout(pause.current);
    const said = typed.current === undefined ? undefined : tidyComment(typed.current);
    if (said === undefined || isTooLong(said)) return;
    typed.current = undefined;
    store.say('comment', question, said);
  }, [store, question]);

  useEffect(() => {
    window.addEventListener('pagehide', say);
    return () => {
      window.removeEventListener('pagehide', say);
      say();
    };
  }, [say]);

  const shown = useRef(comment);
  useEffect(() => {
    const field = box.current?.querySelector('textarea');
    const changed = shown.current !== comment;
    shown.current = comment;
    if (field && changed && typed.current === undefined && tidyComment(field.value) !== comment) {
      field.value = comment;
    }
  }, [comment]);

  return (
    <div
      ref={box}
      onInput={(event: FormEvent<HTMLElement>) => {
        typed.current = (event.target as HTMLTextAreaElement).value;
        clearTimeout(pause.current);
        pause.current = setTimeout(say, PAUSE_MS);
      }}
      onBlur={say}
    >
      {lost !== undefined && (
        <p className="app-replaced" role="status">
          You changed this comment on another device or in another tab. The newer comment is shown. Here you
          had written: “{lost}”
        </p>
      )}
      <Textarea
        id={props.id}
        name={commentName(props.question)}
        label={
          <>
            Your comment<span className="nhsuk-u-visually-hidden"> on: {props.text}</span>
          </>
        }
        hint="Do not name people. Comments may be read by others in your place, without your name."
        rows={3}
        limit={COMMENT_LIMIT}
        defaultValue={comment}
        error={props.error}
      />
    </div>
  );
}
