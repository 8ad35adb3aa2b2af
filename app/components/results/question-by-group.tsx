import { agreementOf } from '~/domain/agreement/agreement-of-distribution';
import { endsWords, type NameOf } from '~/domain/agreement/difference-words';
import { agreementName, agreementSentence } from '~/domain/agreement/messages';
import { endsOfFigure } from '~/domain/agreement/rank-differences';
import type { Distribution, Group, ItemResult } from '~/domain/edition/edition';
import { groupLabel } from '~/domain/edition/labels';
import { DistributionBars } from '../charts/distribution-bars';
import type { DistributionRow } from '../charts/distribution-data';
import { Table } from '../nhs/table';
import { groupKey, unsaidWords } from './figure-words';
import { GlossaryLink } from './glossary-link';

/** Why a distribution is not told; the page says it in a row's place. */
export const WHY_NO_DISTRIBUTION =
  'too few answered, nearly all said the same, or it could tell what a few people said';

/** A distribution as a row of bars; null: it is not told. */
export function distributionRow(
  id: string,
  label: string,
  distribution: Distribution | null,
): DistributionRow {
  return distribution
    ? { id, label, n: distribution.n, percents: distribution.percents }
    : { id, label, n: 0, percents: null, note: WHY_NO_DISTRIBUTION };
}

/** One question closer: how answers spread over the place and in each group, how far they agree, and who did not know. */
export function QuestionByGroup(props: {
  question: ItemResult;
  /** The names of levels 1 to 5. */
  levels: readonly string[];
  sectorName: NameOf;
}) {
  const { question, levels, sectorName } = props;
  const { distribution, groupDistributions, groupsUnsaid } = question;
  const place = distribution && agreementSentence(agreementOf(distribution), levels, distribution.step);
  const ends = endsOfFigure(question.figure);
  const bars = groupDistributions.map((each) => ({ each, label: barLabel(each, sectorName) }));
  return (
    <>
      <DistributionBars
        id="by-group"
        caption="How answers spread over the levels, in percent"
        rowLabel="Who"
        sentence={
          [place, ends && `Furthest apart: ${endsWords(ends, sectorName)}.`].filter(Boolean).join(' ') ||
          'How answers spread over the levels.'
        }
        levels={levels}
        rows={[
          distributionRow('everybody', 'Everybody', distribution),
          ...bars.map(({ each, label }) => distributionRow(groupKey(each), label, each)),
        ]}
      />
      {bars.length === 0 ? (
        <p>
          How each type of partner answered is not told: {WHY_NO_DISTRIBUTION}.{' '}
          <GlossaryLink term="withheld">Why some figures are not shown</GlossaryLink>
        </p>
      ) : (
        <>
          <MergedHere groups={groupDistributions} sectorName={sectorName} />
          <h3 className="nhsuk-heading-s">How far each group agrees within itself</h3>
          <ul>
            {bars.map(({ each, label }) => {
              const { word } = agreementOf(each);
              return (
                <li key={groupKey(each)}>
                  {label}: {agreementName(word).toLowerCase()}
                </li>
              );
            })}
          </ul>
          <p>
            <GlossaryLink term="agreement">What agreed, leaning and split mean</GlossaryLink>
          </p>
        </>
      )}
      <h3 className="nhsuk-heading-s">Who could not say</h3>
      {groupsUnsaid.length === 0 ? (
        <p>{unsaidWords(question) || 'Too few people were asked to tell.'}</p>
      ) : (
        <Table
          id="could-not-say"
          compact
          caption="“I don’t know” and “Does not apply here”, in percent of those asked"
          head={[
            { id: 'who', text: 'Who' },
            { id: 'asked', text: 'Asked', numeric: true },
            { id: 'dk', text: 'Did not know', numeric: true },
            { id: 'na', text: 'Does not apply', numeric: true },
          ]}
          rows={[
            ...(question.dontKnow === null ? [] : [{ id: 'everybody', label: 'Everybody', of: question }]),
            ...groupsUnsaid.map((of) => ({ id: groupKey(of), label: groupLabel(of, sectorName), of })),
          ].map(({ id, label, of }) => ({
            id,
            cells: [
              label,
              of.asked.toLocaleString('en-GB'),
              percentOf(of.dontKnow),
              percentOf(of.notApplicable),
            ],
          }))}
        />
      )}
    </>
  );
}

/** Groups are put together further for bars, where "Other partners" would be others than elsewhere. */
function barLabel(group: Group, sectorName: NameOf): string {
  if (group.sectors.length === 1) return groupLabel(group, sectorName);
  return group.sectors.length === 2
    ? group.sectors.map(sectorName).join(' and ')
    : `${group.sectors.length} types together`;
}

/** Bars need more people than means do, so that more types of partner stand together here. */
function MergedHere({ groups, sectorName }: { groups: readonly Group[]; sectorName: NameOf }) {
  const notes = groups
    .filter(({ sectors }) => sectors.length > 2)
    .map((group) => `${barLabel(group, sectorName)}: ${group.sectors.map(sectorName).join(', ')}`);
  return notes.length === 0 ? null : (
    <>
      <p>Bars tell more of a group than its mean does, so they need more people. Shown together here:</p>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

const percentOf = (percent: number | null) => (percent === null ? '–' : `${percent}%`);
