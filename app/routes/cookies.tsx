import type { MetaFunction } from '@remix-run/node';
import { Link } from '@remix-run/react';
import { COOKIES, type KeptInBrowser, STORAGE } from '~/domain/installation/cookies';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';

export const meta: MetaFunction = () => title('Cookies');

function Kept({ items }: { items: readonly KeptInBrowser[] }) {
  return (
    <dl className="app-terms">
      {items.map(({ name, purpose, stays }) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{purpose}</dd>
          <dd>How long it stays: {stays}</dd>
        </div>
      ))}
    </dl>
  );
}

export default function CookiesPage() {
  return (
    <>
      <h1 className="nhsuk-heading-l">Cookies</h1>
      <p>
        Concord keeps small pieces of text in your browser, called cookies. It has only those that are needed
        for what you ask it to do. So it does not have to ask for your consent.
      </p>
      <p>None of them tracks you, counts visits or shows advertising, and none is from another site.</p>
      <h2 className="nhsuk-heading-m">Every cookie, by name</h2>
      <Kept items={COOKIES} />
      <p>
        Where Concord is reached by https, some names begin with “__Host-” or “__Secure-”. That makes browsers
        guard them better.
      </p>
      <h2 className="nhsuk-heading-m">Other storage on your device</h2>
      <p>This stays on your device and is not sent to us as cookies are.</p>
      <Kept items={STORAGE} />
      <p>
        You can delete all of it in your browser. You then need your return code to go back to your answers.
      </p>
      <p>
        <Link to={paths.privacy}>How your answers are used</Link>
      </p>
    </>
  );
}
