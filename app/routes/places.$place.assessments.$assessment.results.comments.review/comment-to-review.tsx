import { Details } from '~/components/nhs/details';
import { Radios } from '~/components/nhs/radios';
import { Tag } from '~/components/nhs/tag';
import { Textarea } from '~/components/nhs/textarea';
import { CommentText } from '~/components/results/comments-by-question';
import { MARK } from '~/domain/comments/redaction';
import type { ReviewState } from '~/domain/comments/review';
import { fieldOf } from './fields';

/** One comment with what a lead can decide about it. */
export function CommentToReview(props: {
  comment: { id: string; seen: string; body: string; state: ReviewState; releasedBody: string | null };
  /** Its place on the page, from 1. */
  number: number;
  /** What was chosen and typed, where it could not be kept. */
  typed: { to: ReviewState; text: string } | undefined;
  error: string | undefined;
  /** Whether somebody else decided about it in the meantime. */
  isChanged: boolean;
}) {
  const { comment, number, typed, error, isChanged } = props;
  const { id, seen, body, state, releasedBody } = comment;
  return (
    <div className="app-to-review" id={`comment-${id}`}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name={fieldOf('seen', id)} value={seen} />
      {isChanged && <Tag colour="yellow">Changed by somebody else</Tag>}
      <CommentText text={body} />
      {releasedBody !== null && (
        <>
          <p className="app-hint">Partners read:</p>
          <CommentText text={releasedBody} />
        </>
      )}
      <Radios
        idPrefix={fieldOf('decision', id)}
        name={fieldOf('decision', id)}
        legend={<span className="nhsuk-u-visually-hidden">Comment {number}</span>}
        variant="inline"
        selected={typed?.to ?? state}
        items={[
          { value: 'released', label: 'Release' },
          { value: 'hidden', label: 'Hide' },
          { value: 'waiting', label: state === 'waiting' ? 'Not yet' : 'Let it wait again' },
        ]}
      />
      <Details summary="Take parts out" open={error !== undefined || releasedBody !== null}>
        <Textarea
          id={fieldOf('text', id)}
          name={fieldOf('text', id)}
          label={
            <>
              What partners read<span className="nhsuk-u-visually-hidden"> of comment {number}</span>
            </>
          }
          hint={`Write ${MARK} or [...] in the place of each part that you take out, and choose “Release”. You cannot add or change words.`}
          rows={5}
          defaultValue={typed?.text ?? releasedBody ?? body}
          error={error}
        />
      </Details>
    </div>
  );
}
