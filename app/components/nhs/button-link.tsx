import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { buttonClass, type ButtonVariant } from './button';

export type ButtonLinkProps = {
  href: string;
  children: ReactNode;
  variant?: ButtonVariant | undefined;
  small?: boolean | undefined;
  /** "intent" fetches the next page when the pointer or focus reaches the link; "render" as soon as it is shown. */
  prefetch?: 'none' | 'intent' | 'render' | 'viewport' | undefined;
  /** True for a download or a page outside the app: an ordinary page load. */
  reloadDocument?: boolean | undefined;
  className?: string | undefined;
};

/**
 * A link that looks like a button. It stays a link to assistive technology: nothing would make the space bar press
 * it, so it does not claim `role="button"`.
 */
export function ButtonLink({
  href,
  children,
  variant,
  small,
  prefetch = 'none',
  reloadDocument = false,
  className,
}: ButtonLinkProps) {
  return (
    <Link
      to={href}
      className={buttonClass(variant, small, className)}
      draggable={false}
      prefetch={prefetch}
      reloadDocument={reloadDocument}
    >
      {children}
    </Link>
  );
}
