import { Table } from '~/components/nhs/table';
import { scoreOf, whyHidden } from '~/components/results/figure-words';
import { NotTold } from '~/components/results/not-told';
import type { Figure, ItemResult } from '~/domain/edition/edition';

/** What holds the place back from outside, the strongest first. */
export function Barriers(props: {
  barriers: readonly Pick<ItemResult, 'id' | 'figure'>[];
  /** By barrier id. */
  texts: Readonly<Record<string, string>>;
}) {
  const { barriers, texts } = props;
  return (
    <>
      <h2 className="nhsuk-heading-m">What holds your place back</h2>
      {barriers.every(({ figure }) => figure.status !== 'shown') ? (
        <p>Too few people answered these questions to show any of them.</p>
      ) : (
        <Table
          id="barriers"
          compact
          caption="How much each outside force holds the place back, strongest first, from 1 (not at all) to 5 (severely)"
          head={[
            { id: 'force', text: 'Outside force' },
            { id: 'mean', text: 'Mean' },
          ]}
          rows={barriers
            .toSorted((a, b) => strength(b.figure) - strength(a.figure))
            .map(({ id, figure }) => ({
              id,
              cells: [
                texts[id] ?? id,
                scoreOf(figure) ?? <NotTold key={id} because={whyHidden(figure) ?? ''} />,
              ],
            }))}
        />
      )}
    </>
  );
}

const strength = (figure: Figure) => (figure.status === 'shown' ? figure.balanced.mean : 0);
