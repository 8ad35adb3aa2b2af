import { Link, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { InsetText } from '~/components/nhs/inset-text';

/** How far the edition last asked for has come, as the loader tells it. */
interface Progress {
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** Percent. */
  progress: number;
  outcome: { result: string; needed?: number } | null;
}

interface Asked {
  progress?: Progress | undefined;
}

interface Head {
  state: string;
  threshold: number;
}

/** What became of closing the assessment once more, where these are still the results of before. */
export function SinceThen({ progress }: Asked) {
  const isUnderWay = useLookAgain(progress);
  if (isUnderWay) {
    return <p role="status">New results are being worked out: {progress?.progress}% done.</p>;
  }
  if (progress?.outcome?.result !== 'too-few-new') return null;
  const { needed } = progress.outcome;
  return (
    <InsetText>
      <p>
        The assessment has been open again since. What is new is not in these results: of so few answers, the
        difference could tell who said what.{' '}
        {needed === 1 ? 'One more new or changed response is' : `${needed} more new or changed responses are`}{' '}
        needed for new results.
      </p>
    </InsetText>
  );
}

/** Looks again every second while an edition is worked out; says whether one is. */
function useLookAgain(progress: Progress | undefined): boolean {
  const isUnderWay = progress?.state === 'waiting' || progress?.state === 'running';
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(revalidate, 1_000);
    return () => clearInterval(timer);
  }, [isUnderWay, revalidate]);
  return isUnderWay;
}

/** While an edition is computed the page looks again by itself; without JavaScript there is a link. */
export function NotYet({
  head,
  progress,
  forMembers,
  resultsPath,
}: Asked & { head: Head; forMembers: boolean; resultsPath: string }) {
  if (useLookAgain(progress)) {
    return (
      <>
        <p role="status">The results are being worked out: {progress?.progress}% done.</p>
        <p>
          <Link to={resultsPath}>Look again</Link>
        </p>
      </>
    );
  }
  if (!forMembers) return <p>There are no results to read yet. Ask whoever sent you the link.</p>;
  const outcome = progress?.outcome;
  return (
    <p>
      {outcome?.result === 'too-few-own' && head.state === 'closed'
        ? `There are no results: fewer than ${head.threshold} people sent their answers here themselves, and whoever imported the others could work out what they said. With ${outcome.needed} more there can be. You can open the assessment again.`
        : outcome?.result === 'too-few' && head.state === 'closed'
          ? `There are no results: fewer than ${head.threshold} people sent their answers. With ${outcome.needed} more there can be. You can open the assessment again.`
          : outcome?.result === 'failed'
            ? 'The results could not be worked out. Nothing is lost. Open the assessment and close it again, or ask the administrator of this installation to look at the log.'
            : 'There are no results yet. They are worked out when the assessment closes.'}
    </p>
  );
}
