import { commentName, shownName } from '~/components/questionnaire/field-names';
import { parseAnswer } from '~/domain/response/answer';
import { commentProblem, tidyComment } from '~/domain/response/comments';
import type { StepContent } from '~/domain/response/step-content';
import type { Entry } from '~/services/responses.server';

/** What is wrong with one question's part of a posted page, and the comment as it was typed. */
export interface PostedProblem {
  answer?: string;
  comment?: string;
  typedComment?: string;
}

/**
 * Reads a page of questions posted without JavaScript. Only what differs from what the page showed is an entry: a
 * page left open in another tab does not undo newer answers. Wrong parts become problems; the rest is kept.
 */
export function readPostedStep(
  content: StepContent,
  form: FormData,
): { changes: Pick<Entry, 'kind' | 'questionId' | 'value'>[]; problems: Record<string, PostedProblem> } {
  const changes: Pick<Entry, 'kind' | 'questionId' | 'value'>[] = [];
  const problems: Record<string, PostedProblem> = {};
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  for (const { id } of content.questions) {
    const problem: PostedProblem = {};
    const value = text(id);
    if (value !== '' && parseAnswer(value) === undefined) {
      problem.answer = 'Choose one of the answers shown';
    } else if (value !== '' && value !== text(shownName(id))) {
      changes.push({ kind: 'answer', questionId: id, value: value as Entry['value'] });
    }
    const typed = text(commentName(id));
    const comment = tidyComment(typed);
    const tooLong = commentProblem(comment);
    if (tooLong) {
      problem.comment = tooLong;
      problem.typedComment = typed;
    } else if (comment !== tidyComment(text(shownName(commentName(id))))) {
      changes.push({ kind: 'comment', questionId: id, value: comment });
    }
    if (problem.answer || problem.comment) problems[id] = problem;
  }
  return { changes, problems };
}
