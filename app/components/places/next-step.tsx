import type { AssessmentState } from '~/domain/assessment/state';
import type { paths } from '~/lib/paths';
import { ButtonLink } from '../nhs/button-link';

/** What to do next: one main action for each state, others beside it. */
export function NextStep(props: {
  assessment: { state: AssessmentState; commentsAsked: boolean };
  own: ReturnType<typeof paths.assessment>;
  canReopen: boolean;
}) {
  const { assessment, own, canReopen } = props;
  switch (assessment.state) {
    case 'draft':
      return (
        <div className="app-actions">
          <ButtonLink href={own.move('open')}>Open the survey</ButtonLink>
          <ButtonLink href={own.preview} variant="secondary">
            Preview it
          </ButtonLink>
          <ButtonLink href={own.edit} variant="secondary">
            Change the set-up
          </ButtonLink>
        </div>
      );
    case 'scheduled':
      return (
        <div className="app-actions">
          <ButtonLink href={own.links}>Get links and QR codes</ButtonLink>
          <ButtonLink href={own.move('open')} variant="secondary">
            Open it now
          </ButtonLink>
          <ButtonLink href={own.move('back-to-draft')} variant="secondary">
            Take it back to draft
          </ButtonLink>
        </div>
      );
    case 'open':
      return (
        <div className="app-actions">
          <ButtonLink href={own.links}>Get links and QR codes</ButtonLink>
          <ButtonLink href={own.closing} variant="secondary">
            Change when it closes
          </ButtonLink>
          <ButtonLink href={own.move('close')} variant="secondary">
            Close it now
          </ButtonLink>
        </div>
      );
    case 'closed':
      return (
        <div className="app-actions">
          <ButtonLink href={own.results}>See the results</ButtonLink>
          {assessment.commentsAsked && (
            <ButtonLink href={own.comments()} variant="secondary">
              Read comments
            </ButtonLink>
          )}
          <ButtonLink href={own.actions()} variant="secondary">
            Agree actions
          </ButtonLink>
          {canReopen && (
            <ButtonLink href={own.move('reopen')} variant="secondary">
              Open it again
            </ButtonLink>
          )}
          <ButtonLink href={own.move('archive')} variant="secondary">
            Put it in the archive
          </ButtonLink>
        </div>
      );
    case 'archived':
      return <ButtonLink href={own.results}>See the results</ButtonLink>;
  }
}
