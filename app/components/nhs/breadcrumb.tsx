import { Link } from '@remix-run/react';

export type BreadcrumbProps = {
  /** From the top down, without the page itself; at least one. */
  items: { href: string; text: string }[];
};

/** Where the page stands; on a narrow screen only the link one level up. */
export function Breadcrumb({ items }: BreadcrumbProps) {
  const parent = items.at(-1);
  return (
    <nav className="nhsuk-breadcrumb" aria-label="Breadcrumb">
      <ol className="nhsuk-breadcrumb__list">
        {items.map((item) => (
          <li className="nhsuk-breadcrumb__list-item" key={item.href}>
            <Link className="nhsuk-breadcrumb__link" to={item.href}>
              {item.text}
            </Link>
          </li>
        ))}
      </ol>
      {parent && (
        <Link className="nhsuk-back-link" to={parent.href}>
          <span className="nhsuk-u-visually-hidden">Back to </span>
          {parent.text}
        </Link>
      )}
    </nav>
  );
}
