import { useEffect, useRef } from 'react';
import { ErrorSummary } from '~/components/nhs/error-summary';
import { NotificationBanner } from '~/components/nhs/notification-banner';
import { fieldOf } from './fields';
import type { Posted } from './posted';

/** What could not be done, at the top of the page: in words, or with links to the fields that are wrong. */
export function Notice({ posted }: { posted: Posted | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const words = posted?.about === 'console' ? posted.words : '';
  useEffect(() => {
    if (words) box.current?.scrollIntoView({ block: 'nearest' });
  }, [words, posted]);
  return (
    <>
      <ErrorSummary errors={errorsOf(posted)} />
      {words && (
        <div ref={box}>
          <NotificationBanner id="notice">
            <p role="alert">{words}</p>
          </NotificationBanner>
        </div>
      )}
    </>
  );
}

function errorsOf(posted: Posted | undefined): { href: string; text: string }[] {
  if (!posted || posted.about === 'console') return [];
  const idOf = (field: string) => {
    switch (posted.about) {
      case 'agreement':
        return fieldOf(field, posted.stepId);
      case 'follow-up':
        return fieldOf(field, posted.id || `new-${posted.kind}`);
      case 'paper':
        return fieldOf('paper', field);
    }
  };
  return Object.entries(posted.errors).map(([field, text]) => ({ href: `#${idOf(field)}`, text }));
}
