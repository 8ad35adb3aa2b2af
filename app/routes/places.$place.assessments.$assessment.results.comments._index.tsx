import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ButtonLink } from '~/components/nhs/button-link';
import { InsetText } from '~/components/nhs/inset-text';
import { Pagination } from '~/components/nhs/pagination';
import { ChooseComments } from '~/components/results/choose-comments';
import { CommentsByQuestion, CommentText } from '~/components/results/comments-by-question';
import { ResultsHeading } from '~/components/results/results-heading';
import { ResultsNav } from '~/components/results/results-nav';
import { countByState } from '~/domain/comments/comment-pages';
import { countedComments, unseenWords, waitingWords } from '~/domain/comments/messages';
import { MARK } from '~/domain/comments/redaction';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listReleasedComments } from '~/services/comment-lists.server';
import { askedComments, pageHref } from './places/asked-comments.server';
import { mayAsReader } from '~/services/results-reader.server';
import { getReadAssessment } from './places/results-reader.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Comments', 'Results', ...(data ? [data.head.placeName] : []));

const A_PAGE = 50;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { reader, placeName, assessment } = await getReadAssessment(context, request, params);
  const { subjects, on, listed, page: asked } = askedComments(context, request, assessment);
  const query = { questionIds: listed, page: asked, size: A_PAGE };
  const list = await listReleasedComments(context, reader, query);
  const { page, pages, total } = list.page;
  const at = (number: number) => pageHref({ on }, number, pages);
  return {
    placeId: reader.placeId,
    assessmentId: assessment.id,
    head: { placeName, title: assessment.title },
    mayReview: mayAsReader(reader, 'review-comments'),
    commentsAsked: assessment.commentsAsked,
    hasClosed: assessment.state === 'closed' || assessment.state === 'archived',
    threshold: assessment.threshold,
    subjects,
    on,
    comments: list.comments,
    counts: countByState(list.counts),
    page,
    pages,
    total,
    before: at(page - 1),
    after: at(page + 1),
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function CommentsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { placeId, assessmentId, head, subjects, on, comments, counts } = loaded;
  const { mayReview, page, pages, total } = loaded;
  const own = paths.assessment(placeId, assessmentId);
  // The lead is told above what waits for them.
  const unseen = unseenWords({ ...counts, waiting: mayReview ? 0 : counts.waiting });
  const subject = subjects.find(({ id }) => id === on);
  const neighbour = (href: string | null, number: number) =>
    href === null ? null : { href: own.comments(href), label: `Page ${number} of ${pages}` };
  return (
    <>
      <ResultsHeading {...{ placeId, assessmentId, head }} edition={undefined}>
        Comments
      </ResultsHeading>
      <ResultsNav current="comments" {...{ placeId, assessmentId }} edition={undefined} />
      {mayReview && counts.waiting > 0 && (
        <InsetText>
          <p>{waitingWords(counts.waiting)}</p>
          <ButtonLink href={own.reviewComments()}>Read and release comments</ButtonLink>
        </InsetText>
      )}
      {counts.released === 0 ? (
        <None {...loaded} />
      ) : (
        <>
          <p>
            What people wrote when they answered. The lead of the place read them first. They stand in no
            order, and nothing tells who wrote which, or which were written by the same person.
          </p>
          <p>
            <strong>{MARK}</strong> stands where a part was taken out that could have told who wrote it or
            whom it is about.
          </p>
          <ChooseComments action={own.comments()} subjects={subjects} on={on} />
          <p role="status">
            {subject ? `${countedComments(total)} on ${subject.name}` : countedComments(total)}
            {pages > 1 && `, page ${page} of ${pages}`}.{' '}
            {subject && <Link to={own.comments()}>Show all</Link>}
          </p>
          <CommentsByQuestion subjects={subjects} comments={comments}>
            {({ text }) => <CommentText text={text} />}
          </CommentsByQuestion>
          <Pagination
            label="Pages of comments"
            previous={neighbour(loaded.before, page - 1)}
            next={neighbour(loaded.after, page + 1)}
          />
        </>
      )}
      {unseen && <p>{unseen}</p>}
      {mayReview && counts.released + counts.hidden > 0 && (
        <p>
          <Link to={own.reviewComments('?show=all')}>Look through all comments again</Link>
        </p>
      )}
    </>
  );
}

/** Why no comment is shown. */
function None({ commentsAsked, hasClosed, threshold, counts }: Loaded) {
  if (counts.waiting + counts.hidden > 0) return <p>No comment has been released yet.</p>;
  if (!commentsAsked) return <p>This assessment does not ask for comments.</p>;
  if (!hasClosed) {
    return <p>Comments are held back until the assessment has closed. Then its lead reads them first.</p>;
  }
  return (
    <p>
      There are no comments. They come with the results. Comments of fewer than {threshold} people are not
      kept, nor those on a question that fewer than {threshold} were asked. They go when the answers of the
      assessment are deleted.
    </p>
  );
}
