/** What exactly goes into a programme's releases where a lead shares results, line by line. */
export const SHARED_WITH_PROGRAMMES: readonly string[] = [
  'A programme is a set of places, such as a region, whose leads agreed to share. It publishes figures over many places together, called releases.',
  'Your place’s results go into those figures: how answers spread and average scores, by dimension and question, for all and by type of organisation, role, region and kind of area.',
  'A figure is only published with at least 3 places and 10 people behind it, and where no place makes up more than half of them.',
  'Nobody outside your place sees a single person’s answers, any comment, or your place’s own scores.',
];

/** What respondents are told of sharing. */
export function sharingTold(shared: boolean): string {
  return shared
    ? 'The results go into figures over many places, such as a region. Your answers and comments stay here, and no figure there is about this place alone.'
    : 'The results stay with the people who run this survey. If they ever share them, it is only in figures over many places together, without answers or comments.';
}
