import { expect, it } from 'vitest';
import { closedVoteWords, openVoteWords } from '~/domain/workshop/room-words';
import { voteStanding } from './standing';

const labels = { '2': 'Emerging', '3': 'Developing' };
const nothing = { stands: null, queued: undefined, waiting: false, late: false };
const stands = { value: '2' };

it.each([
  [nothing, 'Choose one. You can change it until the vote closes.'],
  [{ ...nothing, queued: { value: '3' } }, 'Sending your vote: Developing.'],
  [{ ...nothing, stands }, 'Voted: Emerging. You can change it until the vote closes.'],
  [{ ...nothing, stands: { value: 'dk' } }, 'Voted: I don’t know. You can change it until the vote closes.'],
  [
    { ...nothing, stands, queued: { value: '3' }, waiting: true },
    'No connection. Your vote, Developing, is kept on this device and sent as soon as there is one.',
  ],
])('while the vote is open: %o', (known, words) => {
  expect(openVoteWords(voteStanding(known, labels))).toBe(words);
});

it.each([
  [nothing, 'You did not vote in this round.'],
  [{ ...nothing, stands }, 'You voted: Emerging.'],
  [{ ...nothing, late: true }, 'The vote was closed before yours arrived. It was not counted.'],
  [
    { ...nothing, stands, late: true },
    'The vote was closed before your change arrived. What counts is your vote before: Emerging.',
  ],
  [
    { ...nothing, queued: { value: '3' } },
    'Your vote, Developing, has not arrived yet. When it has, this page says whether it counts.',
  ],
])('once it is closed: %o', (known, words) => {
  expect(closedVoteWords(voteStanding(known, labels))).toBe(words);
});
