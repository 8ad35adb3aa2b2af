/** What exactly goes into a programme's releases where a lead shares results, line by line. */
export const SHARED_WITH_PROGRAMMES: readonly string[] = [
  'A programme is a set of places, such as a region, whose leads agreed to share. It publishes figures over many places together, called releases.',
  'Your place’s results go into those figures: how answers spread and average scores, by dimension and question, for all and by type of organisation, role, region and kind of area.',
  'A figure is only published with at least 3 places and 10 people behind it, and where no place makes up more than half of them.',
  'Nobody outside your place sees a single person’s answers, any comment, or your place’s own scores.',
];

/** What respondents are told of who gets the results. */
export function sharingTold(shared: boolean): string {
  return shared
    ? 'The results are for the partners of this place. They also go into figures over many places, such as a region: without answers or comments, and never about this place alone.'
    : 'The results are for the partners of this place. If they ever go further, it is only into figures over many places together, without answers or comments.';
}
