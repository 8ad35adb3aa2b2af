import { Form } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { Details } from '~/components/nhs/details';
import { Select } from '~/components/nhs/select';

/** A case study to choose. */
export interface CaseStudyChoice {
  id: string;
  label: string;
}

/**
 * Chooses which case studies a page shows by name, in its address as `beside`; what else stands there, such as an
 * edition, is kept.
 */
export function ChooseCaseStudies(props: {
  /** The page, without its query. */
  action: string;
  all: readonly CaseStudyChoice[];
  /** Ids of those shown now. */
  named: readonly string[];
  keep?: Readonly<Record<string, string | undefined>>;
}) {
  const { action, all, named, keep = {} } = props;
  const items = [{ value: '', text: 'None' }, ...all.map(({ id, label }) => ({ value: id, text: label }))];
  return (
    <Details summary="Show other case studies by name">
      <p>At first these are the three that we could rate on the most questions.</p>
      <Form method="get" action={action} preventScrollReset className="app-choose" key={named.join()}>
        {Object.entries(keep).map(
          ([name, value]) =>
            value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
        )}
        {[0, 1, 2].map((index) => (
          <Select
            key={index}
            id={`beside-${index}`}
            name="beside"
            label={`Case study ${index + 1}`}
            defaultValue={named[index] ?? ''}
            items={items}
          />
        ))}
        <Button variant="secondary">Show these</Button>
      </Form>
    </Details>
  );
}
