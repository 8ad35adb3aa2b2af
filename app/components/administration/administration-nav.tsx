import { Link, useLocation } from '@remix-run/react';
import { paths } from '~/lib/paths';
import { currentIn } from '../page-shell';

const { administration } = paths;

/** Every part of the administration, with what it is for. */
export const ADMINISTRATION_PAGES = [
  {
    href: administration.people,
    text: 'People',
    about: 'Who has an account and which roles. Invite somebody, change roles, deactivate an account.',
  },
  {
    href: administration.places,
    text: 'Places',
    about: 'Which places there are and who leads them. Appoint a lead where one has left.',
  },
  {
    href: administration.audit,
    text: 'Audit log',
    about: 'Who did what and when. Nobody can change it, and you can check that nobody has.',
  },
  {
    href: administration.texts,
    text: 'Texts',
    about: 'Who is responsible, whom to ask, and what people are told about their data.',
  },
  { href: administration.settings, text: 'Settings', about: 'The settings that Concord runs with now.' },
  {
    href: administration.health,
    text: 'Health',
    about: 'Whether the database and the work behind the pages are well.',
  },
  {
    href: administration.backups,
    text: 'Backups',
    about: 'How to make a copy of everything, and what to keep apart.',
  },
] as const;

/** The ways through the administration, at the top of each page. */
export function AdministrationNav() {
  const { pathname } = useLocation();
  return (
    <nav aria-label="Administration" className="app-library-nav">
      <ul>
        {[{ href: administration.home, text: 'Overview' }, ...ADMINISTRATION_PAGES].map(({ href, text }) => {
          const within = href === administration.home ? [] : [href];
          const current = currentIn({ href, within }, pathname);
          return (
            <li key={href}>
              {current === 'page' ? (
                <span aria-current="page">{text}</span>
              ) : (
                <Link to={href} aria-current={current}>
                  {text}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
