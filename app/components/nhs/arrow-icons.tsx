/** An arrow to the left, in the colour of the text; says nothing to screen readers. From nhsuk-frontend (MIT). */
export function ArrowLeftIcon() {
  return (
    <svg
      className="nhsuk-icon nhsuk-icon--arrow-left"
      viewBox="0 0 24 24"
      width="16"
      height="16"
      focusable="false"
      aria-hidden="true"
    >
      <path d="M10.7 6.3c.4.4.4 1 0 1.4L7.4 11H19a1 1 0 0 1 0 2H7.4l3.3 3.3c.4.4.4 1 0 1.4a1 1 0 0 1-1.4 0l-5-5A1 1 0 0 1 4 12c0-.3.1-.5.3-.7l5-5a1 1 0 0 1 1.4 0Z" />
    </svg>
  );
}

/** An arrow to the right, in the colour of the text; says nothing to screen readers. From nhsuk-frontend (MIT). */
export function ArrowRightIcon() {
  return (
    <svg
      className="nhsuk-icon nhsuk-icon--arrow-right"
      viewBox="0 0 24 24"
      width="16"
      height="16"
      focusable="false"
      aria-hidden="true"
    >
      <path d="m14.7 6.3 5 5c.2.2.3.4.3.7 0 .3-.1.5-.3.7l-5 5a1 1 0 0 1-1.4-1.4l3.3-3.3H5a1 1 0 0 1 0-2h11.6l-3.3-3.3a1 1 0 1 1 1.4-1.4Z" />
    </svg>
  );
}
