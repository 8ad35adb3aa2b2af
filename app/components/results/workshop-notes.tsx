import { Link } from '@remix-run/react';
import { typedMoment } from '~/domain/assessment/uk-time';
import type { WorkshopOutcome } from '~/domain/workshop/outcomes';
import { paths } from '~/lib/paths';

interface Where {
  readonly placeId: string;
  /** Whether whoever reads is a member of the place: a link to results leads to no record. */
  readonly forMembers: boolean;
  /** The latest first. */
  readonly workshops: readonly WorkshopOutcome[];
}

/** "3 May 2027". */
export const heldWords = ({ heldAt }: Pick<WorkshopOutcome, 'heldAt'>) => typedMoment(heldAt).day;

/** Beside the score of a question: what level workshops agreed, apart from the survey. Nothing where none did. */
export function AgreedInWorkshop(props: Where & { question: string; levels: readonly string[] }) {
  const { placeId, forMembers, workshops, question, levels } = props;
  return workshops.flatMap((workshop) => {
    const level = workshop.agreed[question];
    if (level === undefined) return [];
    const words = `In the workshop of ${heldWords(workshop)} the group agreed: ${levels[level - 1] ?? 'level'} (${level}).`;
    return (
      <span key={workshop.id} className="app-agreed-in-room">
        {words} {forMembers && <RecordLink placeId={placeId} workshop={workshop} />}
      </span>
    );
  });
}

/** On the overview: which workshops talked about these results, and how much they agreed. Nothing where there was none. */
export function WorkshopsHeld({ placeId, forMembers, workshops }: Where) {
  return workshops.map((workshop) => {
    const agreed = Object.keys(workshop.agreed).length;
    const on =
      agreed === 0
        ? 'No level was agreed'
        : `It agreed a level on ${agreed === 1 ? '1 question' : `${agreed} questions`}, told beside the scores`;
    return (
      <p key={workshop.id}>
        A workshop talked about these results on {heldWords(workshop)}. {on}.{' '}
        {forMembers && <RecordLink placeId={placeId} workshop={workshop} />}
      </p>
    );
  });
}

export function RecordLink({
  placeId,
  workshop,
}: {
  placeId: string;
  workshop: Pick<WorkshopOutcome, 'id' | 'title'>;
}) {
  return (
    <Link to={paths.workshop(placeId, workshop.id).record}>
      Read its record<span className="nhsuk-u-visually-hidden">: {workshop.title}</span>
    </Link>
  );
}
