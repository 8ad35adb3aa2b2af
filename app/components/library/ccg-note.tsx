/** What the reports' most common abbreviation stood for; the bodies themselves are gone. */
export function CcgNote() {
  return (
    <p className="app-reading-note">
      A CCG was a clinical commissioning group: the local body that planned and paid for NHS care from 2013 to
      2022, when integrated care boards took over.
    </p>
  );
}
