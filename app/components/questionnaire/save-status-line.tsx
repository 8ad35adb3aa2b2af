import { StatusMessage } from '~/components/nhs/status-message';
import type { SaveStatus } from './answer-store';
import { useAnswers } from './use-answers';

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/** Whether what was said is safe, in words; read aloud when it changes. */
export function SaveStatusLine({ id }: { id: string }) {
  const { status } = useAnswers();
  const kind = {
    idle: 'plain',
    saving: 'waiting',
    saved: 'saved',
    waiting: 'waiting',
    refused: 'problem',
  } as const;
  return (
    <StatusMessage id={id} kind={kind[status.state]}>
      {wordsFor(status)}
    </StatusMessage>
  );
}

function wordsFor(status: SaveStatus): string {
  switch (status.state) {
    case 'idle':
      return '';
    case 'saving':
      return 'Saving…';
    case 'saved':
      return `Saved at ${clock.format(status.at)}`;
    case 'waiting':
      return status.count === 1
        ? 'No connection. 1 change is kept on this device and will be sent when you are back online.'
        : `No connection. ${status.count} changes are kept on this device and will be sent when you are back online.`;
    case 'refused':
      return `Not saved: ${status.words}`;
  }
}
