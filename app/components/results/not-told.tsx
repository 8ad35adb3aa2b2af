/** What stands in a table for a figure that may not be shown: a dash for the eye, the reason for the ear. */
export function NotTold({ because }: { because: string }) {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="nhsuk-u-visually-hidden">{because}</span>
    </>
  );
}
