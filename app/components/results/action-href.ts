import type { Practice } from 'questions/types';
import { mayBecomeAction } from '~/domain/library/practices';
import { paths } from '~/lib/paths';

/** The form that makes a practice an action; undefined for what a place could not do again. */
export type ActionHref = (practice: Practice) => string | undefined;

/**
 * Where practices are made actions of an assessment.
 * @param dimension the one they are shown on; where left out, the first that each bears on
 */
export function actionHrefOf(placeId: string, assessmentId: string, dimension?: string): ActionHref {
  const own = paths.assessment(placeId, assessmentId);
  return (practice) =>
    mayBecomeAction(practice)
      ? own.newAction({
          dimension: dimension ?? practice.questions[0]!.split('.')[0]!,
          practice: practice.id,
        })
      : undefined;
}
