import { Link } from '@remix-run/react';
import type { Report } from 'questions/types';
import type { PracticeOf } from '~/domain/comparison/case-study-points';
import { THRESHOLDS } from '~/domain/patterns/thresholds';
import { oneDecimal } from '~/domain/scoring/messages';
import { paths } from '~/lib/paths';
import type { ActionHref } from './action-href';
import { GlossaryLink } from './glossary-link';
import { PracticeCards } from './practice-cards';

interface NamedNumber {
  readonly id: string;
  readonly name: string;
  readonly value: number;
}

interface Suggested {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly practices: readonly PracticeOf[];
}

export interface WhereToStartProps {
  /** What a workshop voted for among the suggested starts, which wins; null where none did. */
  readonly voted:
    | (Suggested & {
        /** "3 May 2027". */
        readonly day: string;
        /** Where its record is; null for those who may not read it. */
        readonly record: string | null;
      })
    | null;
  readonly foundation:
    (Suggested & { readonly among: readonly NamedNumber[]; readonly lowest: NamedNumber | null }) | null;
  readonly amenable:
    | (Suggested & {
        /** -1 to 1. */
        readonly agreement: number;
        /** 1 to 5. */
        readonly pressure: number;
        readonly isFoundation: boolean;
        /** The names of those that come after it. */
        readonly others: readonly string[];
      })
    | null;
  readonly reports: readonly Report[];
  /** Where a practice can be made an action of the place; left out where none can. */
  readonly actionHref?: ActionHref | undefined;
}

/** At most two suggestions where a place could begin, each with its reason (analysis.md, "Where to start"). */
export function WhereToStart({ voted, foundation, amenable, reports, actionHref }: WhereToStartProps) {
  const isElsewhere = voted && voted.id !== foundation?.id && voted.id !== amenable?.id;
  return (
    <>
      <h2 className="nhsuk-heading-l">Where to start</h2>
      {voted && <Voted voted={voted} />}
      {isElsewhere && <PracticesOn suggested={voted} {...{ reports, actionHref }} />}
      {foundation ? (
        <Foundation {...{ foundation, first: voted === null, reports, actionHref }} />
      ) : (
        <p>
          Neither relationships nor vision nor leadership is below {oneDecimal(THRESHOLDS.low)}, where we
          would say that it has to come first.
        </p>
      )}
      {amenable && (
        <Amenable
          {...{
            amenable,
            second: foundation !== null || voted !== null,
            votedFor: voted?.id ?? null,
            reports,
            actionHref,
          }}
        />
      )}
      <p>
        Do not take on too much at once: a leader on the Isle of Wight advises others to pick a few
        priorities.
      </p>
    </>
  );
}

function Voted({ voted }: { voted: NonNullable<WhereToStartProps['voted']> }) {
  const { name, score, day, record } = voted;
  return (
    <>
      <p className="nhsuk-lede-text">
        Begin with {name} ({oneDecimal(score)}): where the workshop put its energy.
      </p>
      <p>
        The group voted for it among the starts that these results suggest, on {day}. The vote wins over the
        figures. {record !== null && <Link to={record}>Read the record of the workshop</Link>}
      </p>
    </>
  );
}

function Foundation({
  foundation,
  first,
  ...cards
}: Cards & {
  foundation: NonNullable<WhereToStartProps['foundation']>;
  /** False where a workshop chose what to begin with. */
  first: boolean;
}) {
  const { among, lowest } = foundation;
  return (
    <>
      <p className="nhsuk-lede-text">
        {first ? 'Begin with a' : 'The scores alone point to a'}{' '}
        <GlossaryLink term="foundation">foundation</GlossaryLink>: {foundation.name} (
        {oneDecimal(foundation.score)}).
      </p>
      {lowest && (
        <p>
          Your lowest score is {lowest.name} ({oneDecimal(lowest.value)}).{' '}
          {first ? 'We still suggest that you begin here' : 'We point to this one even so'}, because two
          reports found that the rest works better when these come first.
        </p>
      )}
      <p>
        It is the lowest of{' '}
        {among.map(({ id, name, value }, index) => (
          <span key={id}>
            {index > 0 && (index === among.length - 1 ? ' and ' : ', ')}
            {name} ({oneDecimal(value)})
          </span>
        ))}
        , and below {oneDecimal(THRESHOLDS.low)}. The two King’s Fund reports put these three first. This is
        advice, not a rule: the other reports stress clinical leadership, and Tameside and Glossop began from
        a crisis and a structure.
      </p>
      <PracticesOn suggested={foundation} {...cards} />
    </>
  );
}

function Amenable({
  amenable,
  second,
  votedFor,
  ...cards
}: Cards & {
  /** What a workshop voted for among the suggestions; null: none did. */
  votedFor: string | null;
  amenable: NonNullable<WhereToStartProps['amenable']>;
  second: boolean;
}) {
  const { name, score, agreement, pressure, isFoundation, others } = amenable;
  return (
    <>
      <p className="nhsuk-lede-text">
        {isFoundation || amenable.id === votedFor
          ? `${name} (${oneDecimal(score)}) is also what is `
          : `${second ? 'Beside it, take up' : 'Take up'} what is `}
        <GlossaryLink term="most-amenable">most open to change</GlossaryLink>
        {isFoundation || amenable.id === votedFor ? '.' : `: ${name} (${oneDecimal(score)}).`}
      </p>
      <p>
        Of all dimensions it has the best mix of room to grow (a score of {oneDecimal(score)}), agreement on
        where you are ({oneDecimal(agreement)}, where 0 is answers spread evenly and 1 all alike) and few
        outside forces against it (pressure {oneDecimal(pressure)} of 5, the lower the better).
        {others.length > 0 && ` Close behind: ${others.join(' and ')}.`}
        {others.length > 0 &&
          votedFor === null &&
          ` Energy counts as well: let a meeting vote among ${others.length === 1 ? 'the two' : 'the three'}, and go with the vote.`}
      </p>
      {!isFoundation && <PracticesOn suggested={amenable} {...cards} />}
    </>
  );
}

/** What the cards of practices need. */
type Cards = Pick<WhereToStartProps, 'reports' | 'actionHref'>;

function PracticesOn({ suggested, ...cards }: Cards & { suggested: Suggested }) {
  return (
    <>
      <PracticeCards heading="h3" practices={suggested.practices} {...cards} />
      <p>
        <Link to={paths.practices(suggested.id)}>All practices on {suggested.name}</Link>
      </p>
    </>
  );
}
