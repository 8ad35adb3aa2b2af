import type { ReactNode } from 'react';
import { type NameOf, WHY_NOT_COMPARED } from '~/domain/agreement/difference-words';
import type { DimensionResult } from '~/domain/edition/edition';
import { groupLabel } from '~/domain/edition/labels';
import { oneDecimal } from '~/domain/scoring/messages';
import { Details } from '../nhs/details';
import { groupKey } from './figure-words';
import { GlossaryLink } from './glossary-link';

/** The figures on agreement and difference of a dimension, for those who want them, each with the way to what it means. */
export function HowSure({ result, sectorName }: { result: DimensionResult; sectorName: NameOf }) {
  const { between, within, reliability } = result;
  return (
    <Details summary="How sure are we">
      <dl className="app-sure">
        <Figure name={<GlossaryLink term="eta-squared">Eta squared</GlossaryLink>}>
          {between
            ? `${between.etaSquared}% of the differences between people lie between their types of partner.`
            : NOT_COMPARED}
        </Figure>
        <Figure name={<GlossaryLink term="icc1">ICC(1)</GlossaryLink>}>
          {between ? `${number(between.icc1)}: how alike two people of the same group are.` : NOT_COMPARED}
        </Figure>
        <Figure name={<GlossaryLink term="icc2">ICC(2)</GlossaryLink>}>
          {between
            ? `${number(between.icc2)}: how far the means of the groups can be relied on.`
            : NOT_COMPARED}
        </Figure>
        <Figure
          name={
            <>
              <GlossaryLink term="rwgj">
                r<sub>wg(j)</sub>
              </GlossaryLink>{' '}
              by group, against answers spread evenly over the levels
            </>
          }
        >
          {within.length === 0 ? (
            'Not shown: too few people in any group answered all of the questions.'
          ) : (
            <>
              1 is full agreement, 0 none. Of those who answered all of the questions:
              <ul>
                {within.map((group) => (
                  <li key={groupKey(group)}>
                    {groupLabel(group, sectorName)} ({group.n.toLocaleString('en-GB')} people):{' '}
                    {oneDecimal(group.rwgj)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Figure>
        <Figure name={<GlossaryLink term="alpha">Cronbach’s alpha</GlossaryLink>}>
          {reliability
            ? `${reliability.alpha.toFixed(2)} (likely between ${reliability.low.toFixed(2)} and ${reliability.high.toFixed(2)}), from ${reliability.n.toLocaleString('en-GB')} people who answered all of the questions. It tells how well the questions hang together; it says nothing of your place.`
            : 'Not shown: too few people answered all of the questions. It would tell of the questions, not of your place.'}
        </Figure>
      </dl>
    </Details>
  );
}

const NOT_COMPARED = `Not shown: ${WHY_NOT_COMPARED}.`;

const number = (value: number | null) => (value === null ? 'Cannot be worked out' : value.toFixed(2));

function Figure({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
