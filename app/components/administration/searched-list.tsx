import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '../nhs/button';
import { Pagination } from '../nhs/pagination';
import { TextInput } from '../nhs/text-input';

/** A list that is searched by words and shown page by page. */
export function SearchedList(props: {
  /** Of the list itself, without a search. */
  address: string;
  /** What the words are looked for in. */
  label: string;
  /** What is looked for now; '' for everything. */
  words: string;
  /** How many were found, in words. */
  found: string;
  /** Of the link from what was found to the whole list. */
  showAll: string;
  /** Which of how many pages is shown, from 1. */
  page: number;
  pages: number;
  /** The list; nothing where nothing was found. */
  children: ReactNode;
}) {
  const { address, words, page, pages } = props;
  const neighbour = (number: number) => {
    const asked = new URLSearchParams({ ...(words && { q: words }), page: String(number) });
    return number >= 1 && number <= pages
      ? { href: `${address}?${asked}`, label: `Page ${number} of ${pages}` }
      : null;
  };
  return (
    <>
      <Form method="get" action={address} className="app-choose" role="search">
        <TextInput
          key={words}
          id="q"
          name="q"
          label={props.label}
          defaultValue={words}
          width={20}
          autoComplete="off"
        />
        <Button variant="secondary">Search</Button>
      </Form>
      <p role="status">
        {props.found}
        {words && (
          <>
            {' '}
            <Link to={address}>{props.showAll}</Link>
          </>
        )}
      </p>
      {props.children}
      {pages > 1 && <Pagination label="Pages" previous={neighbour(page - 1)} next={neighbour(page + 1)} />}
    </>
  );
}
