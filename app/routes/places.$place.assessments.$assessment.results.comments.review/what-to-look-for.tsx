import { Details } from '~/components/nhs/details';

/** What could tell who wrote a comment. */
export function WhatToLookFor() {
  return (
    <Details summary="What to look for" open>
      <p>Take out, or hide, what could tell who wrote it or whom it is about:</p>
      <ul>
        <li>names of people, and words that stand for one person (“our chair”, “the new director”);</li>
        <li>jobs, teams or sites that only one person, or very few, have (“as the only pharmacist here”);</li>
        <li>events that only one person could tell of (“when I was asked to leave the meeting in May”);</li>
        <li>turns of phrase that people know somebody by;</li>
        <li>what is said of somebody’s health, family or conduct.</li>
      </ul>
      <p>
        Criticism alone is no reason to hide a comment. Partners are told how many are hidden. Comments are
        never shown by type of partner or by role, since a few words more would then tell who it was.
      </p>
    </Details>
  );
}
