import { Form, Link } from '@remix-run/react';
import { paths } from '~/lib/paths';
import { Button } from '../nhs/button';

/** Who is signed in, and where they may go: above every page for people with an account. */
export function SignedInBar({ name, administrator }: { name: string; administrator: boolean }) {
  return (
    <Form method="post" action={paths.signOut} className="app-signed-in" reloadDocument>
      <span>
        Signed in as <Link to={paths.account}>{name}</Link> · <Link to={paths.places}>Your places</Link>
        {administrator && (
          <>
            {' '}
            · <Link to={paths.administration.home}>Administration</Link>
          </>
        )}
      </span>
      <Button variant="secondary" small>
        Sign out
      </Button>
    </Form>
  );
}
