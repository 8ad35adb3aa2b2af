import { Link } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { InsetText } from '~/components/nhs/inset-text';
import { copiedWords } from '~/domain/workshop/console-messages';
import type { Followup } from '~/domain/workshop/followup';
import type { WorkshopView } from '~/domain/workshop/view';
import { paths } from '~/lib/paths';
import type { Console } from '~/services/workshop-console.server';
import { commandOf } from './command';
import { CommandButton } from './command-button';

/** Asks whether the workshop should end, and says what happens then. */
export function ConfirmEnd(props: { home: string; actions: number; assessment: Console['assessment'] }) {
  const { home, actions, assessment } = props;
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section className="app-chosen" aria-labelledby="ending" tabIndex={-1} ref={box}>
      <h2 className="nhsuk-heading-m" id="ending">
        End the workshop?
      </h2>
      <p>
        Nobody can join or vote after that. You can still write down what was agreed, and undo the end.
        {assessment && actions > 0 && (
          <>
            {' '}
            {actions === 1 ? 'The action is' : `The ${actions} actions are`} copied to the action list of “
            {assessment.title}”.
          </>
        )}
      </p>
      <div className="app-console__buttons">
        <CommandButton command={commandOf({ kind: 'end' })} variant="warning">
          End the workshop
        </CommandButton>
        <Link to={home} preventScrollReset>
          Not yet
        </Link>
      </div>
    </section>
  );
}

/** What is left to do after the end. */
export function Ended(props: {
  workshop: WorkshopView;
  assessment: Console['assessment'];
  followups: readonly Followup[];
}) {
  const { workshop, assessment, followups } = props;
  const { placeId, id } = workshop;
  const left = followups.filter(({ kind }) => kind === 'action').length - (assessment?.copied ?? 0);
  return (
    <InsetText>
      <p>
        The workshop has ended. You can still write down what was agreed.{' '}
        <Link to={paths.workshop(placeId, id).record}>Read and print the record</Link>
      </p>
      {assessment && assessment.copied > 0 && (
        <p>
          {copiedWords(assessment.copied)} of{' '}
          <Link to={paths.assessment(placeId, assessment.id).actions()}>{assessment.title}</Link>. From here
          on they are changed there.
        </p>
      )}
      {assessment && left > 0 && (
        <p>Not copied: {left}. Actions go to an assessment that has opened, or stand in the record alone.</p>
      )}
    </InsetText>
  );
}
