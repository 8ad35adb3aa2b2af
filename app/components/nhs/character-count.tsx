import { useEffect, useState } from 'react';
import { classNames } from './class-names';

export type CharacterCountProps = {
  /** Id of the textarea; the message has `-info` after it. */
  fieldId: string;
  /** The most that may be written, in UTF-16 code units (as `String.length`, after CRLF became LF). */
  limit: number;
};

// Long enough not to interrupt someone who is typing, as in nhsuk-frontend.
const announceAfterMs = 1000;

// Made once: it costs more than the rest of the component.
const inEnglish = new Intl.NumberFormat('en-GB');

/**
 * What is left of a textarea's limit. Without JavaScript it is the limit in words; after hydration it counts as one
 * types, aloud only when typing pauses.
 */
export function CharacterCount({ fieldId, limit }: CharacterCountProps) {
  const [length, setLength] = useState(0);
  const [announced, setAnnounced] = useState('');

  useEffect(() => {
    const field = document.getElementById(fieldId);
    if (!(field instanceof HTMLTextAreaElement)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      setLength(field.value.length);
      clearTimeout(timer);
      timer = setTimeout(() => setAnnounced(remainingCharacters(field.value.length, limit)), announceAfterMs);
    };
    setLength(field.value.length);
    field.addEventListener('input', count);
    return () => {
      clearTimeout(timer);
      field.removeEventListener('input', count);
    };
  }, [fieldId, limit]);

  return (
    <>
      <div
        className={classNames(
          'nhsuk-hint nhsuk-character-count__message',
          length > 0 && 'nhsuk-u-visually-hidden',
        )}
        id={`${fieldId}-info`}
      >
        You can write up to {inEnglish.format(limit)} characters
      </div>
      {length > 0 && (
        <>
          <div
            className={classNames(
              'nhsuk-character-count__message nhsuk-character-count__status',
              length > limit ? 'nhsuk-error-message' : 'nhsuk-hint',
            )}
            aria-hidden="true"
          >
            {remainingCharacters(length, limit)}
          </div>
          <div className="nhsuk-u-visually-hidden" aria-live="polite">
            {announced}
          </div>
        </>
      )}
    </>
  );
}

/** "You have 20 characters left", or "You have 1 character too many" beyond the limit. Both are counts of 0 or more. */
export function remainingCharacters(length: number, limit: number): string {
  const difference = Math.abs(limit - length);
  const noun = difference === 1 ? 'character' : 'characters';
  return `You have ${inEnglish.format(difference)} ${noun} ${length > limit ? 'too many' : 'left'}`;
}
