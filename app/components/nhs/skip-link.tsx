export type SkipLinkProps = {
  /** Fragment of the main content; its target needs `tabIndex={-1}`. */
  href?: string | undefined;
};

/** The first stop of the keyboard: jumps over header and navigation. Hidden until focused. */
export function SkipLink({ href = '#maincontent' }: SkipLinkProps) {
  return (
    <a className="nhsuk-skip-link" href={href}>
      Skip to main content
    </a>
  );
}
