/** What has to be said wherever a case study's rating is shown (framework.md, "How a case study is coded"). */
export function ReadingNote({ about }: { about?: { year: number; kind: string } }) {
  return (
    <p className="app-reading-note">
      {about
        ? `Our reading of a published report about ${about.year} (${about.kind}).`
        : 'Case studies are our reading of a published report about a past year.'}{' '}
      What a report does not tell is not rated. This is not a measurement of the place today.
    </p>
  );
}
