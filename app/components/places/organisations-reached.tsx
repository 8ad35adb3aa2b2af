/** From which of the organisations listed enough people have answered; of the others nothing is told. */
export function OrganisationsReached(props: {
  listed: readonly string[];
  reached: readonly string[];
  threshold: number;
}) {
  const { listed, reached, threshold } = props;
  const others = listed.filter((name) => !reached.includes(name));
  return (
    <>
      <h3 className="nhsuk-heading-s">By organisation, where people said it</h3>
      <ul>
        <li>{`${threshold} people or more: ${reached.length === 0 ? 'none yet' : reached.join(', ')}`}</li>
        {others.length > 0 && <li>{`Fewer than ${threshold}, or none: ${others.join(', ')}`}</li>}
      </ul>
      <p>
        Exact numbers are not shown, so that nobody can work out who of a small organisation has answered. No
        result is by organisation.
      </p>
    </>
  );
}
