import { Form } from '@remix-run/react';
import { Button } from '~/components/nhs/button';
import { Select } from '~/components/nhs/select';

/** Chooses in the address which comments are listed. */
export function ChooseComments(props: {
  action: string;
  subjects: readonly { id: string; name: string }[];
  /** '' for all. */
  on: string;
  /** Which of the states, where one can choose. */
  show?: { value: string; items: { value: string; text: string }[] };
}) {
  const { action, subjects, on, show } = props;
  return (
    <Form method="get" action={action} className="app-choose" key={`${on} ${show?.value}`}>
      <Select
        id="on"
        name="on"
        label="About"
        defaultValue={on}
        items={[
          { value: '', text: 'Everything' },
          ...subjects.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      {show && <Select id="show" name="show" label="Which" defaultValue={show.value} items={show.items} />}
      <Button variant="secondary">Show</Button>
    </Form>
  );
}
