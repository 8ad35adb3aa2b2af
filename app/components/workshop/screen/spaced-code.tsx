/** A code whose letters stand apart, and are read out one by one. */
export function SpacedCode({ code }: { code: string }) {
  return (
    <>
      <span aria-hidden="true" className="app-screen__letters">
        {code}
      </span>
      <span className="nhsuk-u-visually-hidden">{[...code].join(' ')}</span>
    </>
  );
}
