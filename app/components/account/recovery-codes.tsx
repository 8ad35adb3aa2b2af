import { useEffect, useState } from 'react';
import { Button } from '~/components/nhs/button';
import { ButtonLink } from '~/components/nhs/button-link';
import { StatusMessage } from '~/components/nhs/status-message';
import { paths } from '~/lib/paths';

/** Recovery codes, shown this once: to print, to copy, or to write down. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const [hydrated, setHydrated] = useState(false);
  const [copied, setCopied] = useState<'yes' | 'no'>();
  useEffect(() => setHydrated(true), []);
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  return (
    <>
      <p>
        If you lose your phone, each of these lets you sign in once in place of a code of the app.{' '}
        <strong>They are shown only now.</strong> Print them, or keep them where you keep your passwords.
      </p>
      <ul className="app-codes" aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      {hydrated && (
        <p className="app-actions">
          <Button type="button" variant="secondary" onClick={() => window.print()}>
            Print the codes
          </Button>{' '}
          <Button type="button" variant="secondary" onClick={() => void copy()}>
            Copy the codes
          </Button>
        </p>
      )}
      <StatusMessage id="copied">
        {copied === 'yes' && 'Copied'}
        {copied === 'no' && 'Your browser did not allow that. Mark the codes and copy them yourself'}
      </StatusMessage>
      <ButtonLink href={paths.account}>I have kept them: go on</ButtonLink>
    </>
  );
}
