/** Marks the views of a rehearsal; nothing for a real workshop. */
export function WorkshopBanner({ rehearsal }: { rehearsal: boolean }) {
  if (!rehearsal) return null;
  return (
    <p className="app-workshop-banner">
      <strong>Rehearsal with made-up participants.</strong> Nothing of this is kept.
    </p>
  );
}
