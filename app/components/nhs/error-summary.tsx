import { useEffect, useRef, type MouseEvent } from 'react';

export type ErrorSummaryProps = {
  /** In the order of the fields; `href` is the fragment of the field ("#sector"). Nothing is shown for none. */
  errors: { href: string; text: string }[];
  /** Anything that is new after each attempt to send the form, so that the summary takes the focus again. */
  attempt?: string | number | undefined;
};

/** All that is wrong with a form, at the top of the page; takes the focus when it appears after hydration. */
export function ErrorSummary({ errors, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const messages = errors.map((error) => error.text).join('\n');
  useEffect(() => {
    if (messages) box.current?.focus();
  }, [messages, attempt]);
  if (errors.length === 0) return null;
  return (
    <div className="nhsuk-error-summary" ref={box} tabIndex={-1}>
      {/* Inside, not on the box: focus and alert on one element make screen readers drop words. */}
      <div role="alert">
        <h2 className="nhsuk-error-summary__heading">There is a problem</h2>
        <div className="nhsuk-error-summary__body">
          <ul className="nhsuk-list nhsuk-error-summary__list">
            {errors.map((error) => (
              <li key={`${error.href} ${error.text}`}>
                <a href={error.href} onClick={showField}>
                  {error.text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

/** Focuses the field with its label or legend in view; the plain link would scroll the question off the screen. */
function showField(event: MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(decodeURIComponent(event.currentTarget.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  const legend = field.closest('fieldset')?.querySelector('legend');
  const label = field instanceof HTMLInputElement ? field.labels?.[0] : undefined;
  (legend ?? label ?? field).scrollIntoView();
  field.focus({ preventScroll: true });
}
