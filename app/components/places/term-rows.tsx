import type { SummaryRow } from '~/components/nhs/summary-list';
import { KEEP_MONTHS, keepWords, keptUntil } from '~/domain/assessment/keeping';
import type { SetUp } from '~/domain/assessment/set-up';
import { ukDayWords } from '~/domain/assessment/uk-time';
import type { paths } from '~/lib/paths';

/** The terms of an assessment, and what has come of them. */
export interface Terms extends Pick<SetUp, 'entry' | 'organisations' | 'keepMonths' | 'shared'> {
  /** ISO-8601 UTC; null unless it is closed. */
  closedAt: string | null;
  answersGone: boolean;
}

/** The terms in the list of how an assessment is set up, with where each is changed, by whoever may and while it can be. */
export function termRows(
  terms: Terms,
  where: { own: ReturnType<typeof paths.assessment>; maySetUp: boolean; isDraft: boolean },
): SummaryRow[] {
  const { entry, organisations, shared, keepMonths, answersGone } = terms;
  const { own, maySetUp, isDraft } = where;
  const change = (href: string, hiddenText: string, can: boolean) =>
    maySetUp && can ? { change: { href, hiddenText } } : {};
  const canShorten = !answersGone && KEEP_MONTHS.some((months) => months < keepMonths);
  return [
    {
      id: 'entry',
      key: 'How people get in',
      value: entry === 'link' ? 'Anybody with the link' : 'Only with a single-use code',
      ...change(own.edit, 'how people get in', isDraft),
    },
    {
      id: 'organisations',
      key: 'Organisations',
      value:
        organisations.length === 0
          ? 'Not asked for'
          : `Asked for, with ${organisations.length} to choose from`,
      ...change(own.edit, 'organisations', isDraft),
    },
    {
      id: 'keeping',
      key: 'Answers kept',
      value: keptWords(terms),
      ...change(isDraft ? own.edit : own.keeping, 'how long answers are kept', isDraft || canShorten),
    },
    {
      id: 'shared',
      key: 'Programmes',
      value: shared ? 'The results may go into releases' : 'The results are not shared',
      ...change(own.programmes, 'whether results are shared with programmes', true),
    },
  ];
}

function keptWords({ keepMonths, closedAt, answersGone }: Terms): string {
  if (answersGone) return 'No longer: they were deleted when their time was over. The results stay';
  return closedAt === null
    ? `For ${keepWords(keepMonths)} after it closes`
    : `Until ${ukDayWords(keptUntil(closedAt, keepMonths))}`;
}
