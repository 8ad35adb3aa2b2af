import type { InstallationUse, PlaceUse } from '~/domain/access/uses';

/**
 * Who may ask for a page or send its form: anybody; whoever is signed in; holders of somebody's own answers (by their
 * cookie); or, of a place or of the installation, whoever may do what the page is for.
 */
export type Who = 'anybody' | 'signed in' | 'own answers' | PlaceUse | InstallationUse;

/** What one route answers to, and whom. */
export interface Row {
  /** Who may read it; left out: it has no page of its own. */
  reads?: Who;
  /** Who may send its form; left out: it takes none. */
  sends?: Who;
  /** What stands in its address besides a place and an assessment. */
  params?: Readonly<Record<string, string>>;
  /** The state of the assessment for which it is there. Closed, with results, where left out. */
  state?: 'draft' | 'open' | 'closed';
}

/** Every route of the product by its id: one that is missing here, or here alone, fails the test. */
export const WHO_MAY: Readonly<Record<string, Row>> = {
  'routes/_index': { reads: 'anybody' },
  'routes/$': { reads: 'anybody', sends: 'anybody', params: { '*': 'nowhere' } },
  'routes/case-studies._index': { reads: 'anybody' },
  'routes/case-studies.coding': { reads: 'anybody' },
  'routes/case-studies.$slug': { reads: 'anybody', params: { slug: 'none-of-them' } },
  'routes/content.$set.$form': { reads: 'anybody', params: { set: 'concord-1', form: 'full' } },
  'routes/glossary': { reads: 'anybody' },
  'routes/practices': { reads: 'anybody' },
  'routes/privacy': { reads: 'anybody' },
  'routes/questions': { reads: 'anybody' },
  'routes/withdrawn': { reads: 'anybody' },
  'routes/join._index': { reads: 'anybody', sends: 'anybody' },
  'routes/join.$code': {},
  'routes/join.$code._index': { reads: 'anybody', params: { code: 'JOINCODE' }, state: 'open' },
  'routes/join.$code.$sector': {
    reads: 'anybody',
    params: { code: 'JOINCODE', sector: 'acute' },
    state: 'open',
  },
  'routes/join.$code.about-you': {
    reads: 'anybody',
    sends: 'anybody',
    params: { code: 'JOINCODE' },
    state: 'open',
  },
  'routes/join.$code.return': {
    reads: 'anybody',
    sends: 'anybody',
    params: { code: 'JOINCODE' },
    state: 'open',
  },
  'routes/try._index': { reads: 'anybody' },
  'routes/try.about-you': { reads: 'anybody', sends: 'anybody' },
  'routes/try.return': { reads: 'anybody', sends: 'anybody' },
  'routes/set-up': { reads: 'anybody', sends: 'anybody' },
  'routes/sign-in': { reads: 'anybody', sends: 'anybody' },
  'routes/sign-out': { reads: 'anybody', sends: 'anybody' },

  'routes/answer.$handle': {},
  'routes/answer.$handle.$step': { reads: 'own answers', sends: 'own answers', params: { step: 'barriers' } },
  'routes/answer.$handle.about-you': { reads: 'own answers', sends: 'own answers' },
  'routes/answer.$handle.check': { reads: 'own answers', sends: 'own answers' },
  'routes/answer.$handle.leave': { sends: 'anybody' },
  'routes/answer.$handle.profile': { reads: 'own answers' },
  'routes/answer.$handle.start': { reads: 'own answers' },
  'routes/answer.$handle.steps': { reads: 'own answers' },
  'routes/answer.$handle.withdraw': { reads: 'own answers', sends: 'own answers' },

  'routes/places': {},
  'routes/places._index': { reads: 'signed in' },
  'routes/places.new': { reads: 'signed in', sends: 'signed in' },
  'routes/places.$place._index': { reads: 'see-assessments' },
  'routes/places.$place.assessments.new': { reads: 'set-up', sends: 'set-up' },
  'routes/places.$place.assessments.$assessment._index': { reads: 'see-assessments' },
  'routes/places.$place.assessments.$assessment.closing': {
    reads: 'set-up',
    sends: 'set-up',
    state: 'open',
  },
  'routes/places.$place.assessments.$assessment.context': { reads: 'set-up', sends: 'set-up' },
  'routes/places.$place.assessments.$assessment.edit': { reads: 'set-up', sends: 'set-up', state: 'draft' },
  'routes/places.$place.assessments.$assessment.links': { reads: 'see-links' },
  'routes/places.$place.assessments.$assessment.move.$command': {
    reads: 'set-up',
    sends: 'set-up',
    params: { command: 'open' },
    state: 'draft',
  },
  'routes/places.$place.assessments.$assessment.preview': { reads: 'see-assessments' },
  'routes/places.$place.assessments.$assessment.results._index': { reads: 'see-results' },
  'routes/places.$place.assessments.$assessment.results.$dimension': {
    reads: 'see-results',
    params: { dimension: 'relationships' },
  },
  'routes/places.$place.assessments.$assessment.results.case-studies': { reads: 'see-results' },
  'routes/places.$place.assessments.$assessment.results.differences': { reads: 'see-results' },
  'routes/places.$place.assessments.$assessment.results.patterns': { reads: 'see-results' },
  'routes/places.$place.assessments.$assessment.results.rounds': { reads: 'see-results' },
};
