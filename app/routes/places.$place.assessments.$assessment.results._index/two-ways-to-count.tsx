import { Details } from '~/components/nhs/details';
import { Table } from '~/components/nhs/table';
import { whyHidden } from '~/components/results/figure-words';
import { NotTold } from '~/components/results/not-told';
import { WeightingsApart } from '~/components/results/weightings';
import type { Figure } from '~/domain/edition/edition';
import { shownMean } from '~/domain/edition/messages';

/** Each group once or each person once: where it matters at once, all the scores a click away. The overall comes first. */
export function TwoWaysToCount({ rows }: { rows: readonly { id: string; name: string; figure: Figure }[] }) {
  return (
    <>
      <h2 className="nhsuk-heading-m">Two ways to count</h2>
      <p>
        The scores on these pages count each group of partners once, so that a large organisation does not
        drown a small sector. The other way counts each person once.
      </p>
      <WeightingsApart rows={rows.slice(1)} />
      <Details summary="All scores by either way of counting">
        <Table
          id="weightings"
          compact
          caption="Scores by either way of counting"
          head={[
            { id: 'dimension', text: 'Dimension' },
            { id: 'balanced', text: 'Each group once', numeric: true },
            { id: 'pooled', text: 'Each person once', numeric: true },
          ]}
          rows={rows.map(({ id, name, figure }) => ({
            id,
            cells:
              figure.status === 'shown'
                ? [name, shownMean(figure.balanced), shownMean(figure.pooled)]
                : [name, ...['balanced', 'pooled'].map((way) => <Hidden key={way} figure={figure} />)],
          }))}
        />
      </Details>
    </>
  );
}

const Hidden = ({ figure }: { figure: Figure }) => <NotTold because={whyHidden(figure) ?? ''} />;
