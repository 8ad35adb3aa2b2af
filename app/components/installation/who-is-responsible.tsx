import type { InstallationTexts } from '~/domain/installation/texts';

/** Who answers for the data and whom to ask, as the installation has said; or that it has not. */
export function WhoIsResponsible({ texts }: { texts: InstallationTexts }) {
  const { controller, contactName, contactEmail, contactTelephone } = texts;
  const hasContact = [contactName, contactEmail, contactTelephone].some((text) => text !== '');
  return (
    <>
      <h2 className="nhsuk-heading-m">Who is responsible</h2>
      {controller ? (
        <p>
          {controller} is responsible for this installation of Concord: by law, it is the controller of the
          data in it.
        </p>
      ) : (
        <p>
          Whoever runs this installation of Concord has not said who is responsible for the data in it. Ask
          whoever invited you.
        </p>
      )}
      {hasContact ? (
        <>
          <p>If you have a question about your data, ask:</p>
          <ul className="nhsuk-list">
            {contactName && <li>{contactName}</li>}
            {contactEmail && (
              <li>
                E-mail:{' '}
                <a className="app-address" href={`mailto:${contactEmail}`}>
                  {contactEmail}
                </a>
              </li>
            )}
            {contactTelephone && <li>Telephone: {contactTelephone}</li>}
          </ul>
        </>
      ) : (
        controller && <p>It has not said whom to contact. Ask whoever invited you.</p>
      )}
    </>
  );
}

/** A plain text, paragraph by paragraph, with its lines as they were typed. */
export function Paragraphs({ paragraphs }: { paragraphs: readonly string[] }) {
  return paragraphs.map((paragraph, index) => (
    <p key={`${index} ${paragraph}`} className="app-own-text">
      {paragraph}
    </p>
  ));
}
