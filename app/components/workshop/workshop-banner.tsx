export type WorkshopBannerProps = {
  rehearsal: boolean;
  /** Where the rehearsal is ended, for whoever may do so. */
  end?: string | undefined;
};

/** Marks the views of a rehearsal; nothing for a real workshop. Needs the style sheet of workshops. */
export function WorkshopBanner({ rehearsal, end }: WorkshopBannerProps) {
  if (!rehearsal) return null;
  return (
    <p className="app-workshop-banner">
      <strong>Rehearsal with made-up participants.</strong> Nothing of this is kept.
      {end !== undefined && (
        <>
          {' '}
          <a href={end}>End rehearsal</a>
        </>
      )}
    </p>
  );
}
