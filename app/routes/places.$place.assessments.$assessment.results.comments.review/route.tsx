import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { Checkbox } from '~/components/nhs/checkbox';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { Pagination } from '~/components/nhs/pagination';
import { ChooseComments } from '~/components/results/choose-comments';
import { CommentsByQuestion } from '~/components/results/comments-by-question';
import { countByState } from '~/domain/comments/comment-pages';
import { countedComments, REVIEW_NAMES } from '~/domain/comments/messages';
import { REVIEW_STATES } from '~/domain/comments/review';
import { postedForm, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { listCommentsToReview } from '~/services/comment-lists.server';
import { askedComments, pageHref } from '../places/asked-comments.server';
import { getAssessment } from '../places/own-place.server';
import { CommentToReview } from './comment-to-review';
import { Done } from './done';
import { fieldOf } from './fields';
import { reviewPosted } from './posted-review.server';
import { WhatToLookFor } from './what-to-look-for';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Read and release comments', ...(data ? [data.head.placeName] : []));

const A_PAGE = 20;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { by, place, assessment } = await getAssessment(context, request, params, 'review-comments');
  const { subjects, on, listed, page: asked } = askedComments(context, request, assessment);
  const wanted = new URL(request.url).searchParams.get('show');
  const show = wanted === 'all' ? 'all' : (REVIEW_STATES.find((state) => state === wanted) ?? 'waiting');
  const query = {
    questionIds: listed,
    states: show === 'all' ? REVIEW_STATES : [show],
    page: asked,
    size: A_PAGE,
  };
  const list = (await listCommentsToReview(context, by, assessment.id, query)) ?? refuse(404);
  const { page, pages, total } = list.page;
  const at = (number: number) => pageHref({ on, show }, number, pages);
  return {
    placeId: place.id,
    assessmentId: assessment.id,
    head: { placeName: place.name, title: assessment.title },
    subjects,
    on,
    show,
    comments: list.comments,
    counts: countByState(list.counts),
    page,
    pages,
    total,
    before: at(page - 1),
    after: at(page + 1),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { by, assessment } = await getAssessment(context, request, params, 'review-comments');
  const reviewed = await reviewPosted(context, by, assessment.id, await postedForm(request));
  if (!reviewed) refuse(404);
  return data(reviewed, { status: reviewed.status });
}

export default function ReviewCommentsPage() {
  const loaded = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { placeId, assessmentId, head, subjects, on, show, comments, counts, page, pages, total } = loaded;
  const own = paths.assessment(placeId, assessmentId);
  const problems = posted?.problems ?? {};
  const all = counts.waiting + counts.released + counts.hidden;
  const neighbour = (href: string | null, number: number) =>
    href === null ? null : { href: own.reviewComments(href), label: `Page ${number} of ${pages}` };
  return (
    <>
      <BackLink href={own.comments()}>Comments</BackLink>
      <ErrorSummary
        errors={Object.entries(problems).map(([id, text]) => ({
          href: id === 'read' ? '#read' : `#${fieldOf('text', id)}`,
          text,
        }))}
      />
      {posted && posted.status !== 400 && <Done {...posted} />}
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">
          {head.placeName}, {head.title}
        </span>
        Read and release comments
      </h1>
      {all === 0 ? (
        <p>There are no comments to read. They come with the results, when the assessment has closed.</p>
      ) : (
        <>
          <p>
            Partners see what you release and nothing else. Nobody, you included, can see who wrote a comment
            or which were written by the same person: they stand in no order.
          </p>
          <WhatToLookFor />
          <ChooseComments
            action={own.reviewComments()}
            subjects={subjects}
            on={on}
            show={{
              value: show,
              items: [
                ...REVIEW_STATES.map((state) => ({
                  value: state,
                  text: `${REVIEW_NAMES[state]} (${counts[state].toLocaleString('en-GB')})`,
                })),
                { value: 'all', text: `All (${all.toLocaleString('en-GB')})` },
              ],
            }}
          />
          <p>
            {countedComments(total)}
            {pages > 1 && `, page ${page} of ${pages}`}.
          </p>
        </>
      )}
      {all > 0 && comments.length === 0 && (
        <p>
          {show === 'waiting' && on === '' ? 'You have read all comments. ' : 'None stands here. '}
          {on !== '' && <Link to={own.reviewComments(`?show=${show}`)}>Look at other dimensions</Link>}
          {on === '' && <Link to={own.comments()}>See them as partners do</Link>}
        </p>
      )}
      {comments.length > 0 && (
        <Form method="post" noValidate key={comments.map(({ id, seen }) => id + seen).join()}>
          <CommentsByQuestion subjects={subjects} comments={comments}>
            {(comment) => (
              <CommentToReview
                comment={comment}
                number={comments.indexOf(comment) + 1}
                typed={posted?.typed[comment.id]}
                error={problems[comment.id]}
                isChanged={posted?.changed.includes(comment.id) ?? false}
              />
            )}
          </CommentsByQuestion>
          <Button name="intent" value="save">
            Save these decisions
          </Button>
          {comments.some(({ state }) => state === 'waiting') && (
            <>
              <Checkbox
                id="read"
                name="read"
                label="I have read every comment on this page"
                error={problems.read}
              />
              <Button name="intent" value="release-all" variant="secondary">
                Release all that wait on this page
              </Button>
              <p className="app-hint">Those for which you chose “Hide” are hidden.</p>
            </>
          )}
        </Form>
      )}
      <Pagination
        label="Pages of comments"
        previous={neighbour(loaded.before, page - 1)}
        next={neighbour(loaded.after, page + 1)}
      />
    </>
  );
}
