import type { InstallationUse, PlaceUse } from '~/domain/access/uses';

/**
 * Who may ask for a page or send its form: anybody; whoever is signed in; holders of somebody's own answers (by their
 * cookie); nobody; or, of a place or of the installation, whoever may do what the page is for.
 */
export type Who = 'anybody' | 'signed in' | 'own answers' | 'nobody' | PlaceUse | InstallationUse;

/** What one route answers to, and whom. */
export interface Row {
  /** Who may read it; left out: it has no page of its own. */
  reads?: Who;
  /** Who may send its form; left out: it takes none. */
  sends?: Who;
  /** What stands in its address besides a place and an assessment; `@thing`: the id of something made in the place. */
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

  'routes/accessibility': { reads: 'anybody' },
  'routes/cookies': { reads: 'anybody' },
  'routes/forgotten': { reads: 'anybody', sends: 'anybody' },
  'routes/invitation.$token': {
    reads: 'anybody',
    sends: 'anybody',
    params: { token: 'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' },
  },
  'routes/new-password.$token': {
    reads: 'anybody',
    sends: 'anybody',
    params: { token: 'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' },
  },
  'routes/shared.$token': { reads: 'anybody', sends: 'anybody', params: { token: '@sharedToken' } },
  'routes/sign-in_.code': { reads: 'anybody', sends: 'anybody' },
  'routes/sign-in_.provider': { reads: 'anybody' },
  'routes/sign-in_.provider_.back': { reads: 'anybody' },
  'routes/with-code.$code._index': { reads: 'anybody', params: { code: 'BCDFHJKM2345' } },
  'routes/with-code.$code.about-you': {
    reads: 'anybody',
    sends: 'anybody',
    params: { code: 'BCDFHJKM2345' },
  },

  'routes/account._index': { reads: 'signed in' },
  'routes/account.name': { reads: 'signed in', sends: 'signed in' },
  'routes/account.password': { reads: 'signed in', sends: 'signed in' },
  'routes/account.second-factor._index': { reads: 'signed in', sends: 'signed in' },
  'routes/account.second-factor.off': { reads: 'signed in', sends: 'signed in' },
  'routes/account.second-factor.recovery-codes': { reads: 'signed in', sends: 'signed in' },
  'routes/account.sessions': { reads: 'anybody', sends: 'signed in' },

  'routes/administration': {},
  'routes/administration.$': { reads: 'nobody', sends: 'nobody', params: { '*': 'nowhere' } },
  'routes/administration._index': { reads: 'see-operations' },
  'routes/administration.audit._index': { reads: 'read-audit-log', sends: 'read-audit-log' },
  'routes/administration.audit.file': { reads: 'read-audit-log', sends: 'read-audit-log' },
  'routes/administration.backups': { reads: 'see-operations' },
  'routes/administration.health': { reads: 'see-operations' },
  'routes/administration.settings': { reads: 'see-operations' },
  'routes/administration.texts': { reads: 'write-texts', sends: 'write-texts' },
  'routes/administration.people._index': { reads: 'manage-people' },
  'routes/administration.people.invitations': { reads: 'manage-people', sends: 'manage-people' },
  'routes/administration.people.invite': { reads: 'manage-people', sends: 'manage-people' },
  'routes/administration.people.$person._index': {
    reads: 'manage-people',
    sends: 'manage-people',
    params: { person: '@member' },
  },
  'routes/administration.people.$person.$command': {
    reads: 'manage-people',
    sends: 'manage-people',
    params: { person: '@member', command: 'remove-second-factor' },
  },
  'routes/administration.places._index': { reads: 'see-places' },
  'routes/administration.places.$place._index': { reads: 'see-places', sends: 'manage-people' },
  'routes/administration.places.$place.rename': { reads: 'manage-people', sends: 'manage-people' },

  'routes/places.$place.log': { reads: 'manage-members' },
  'routes/places.$place.rename': { reads: 'set-up', sends: 'set-up' },
  'routes/places.$place.people._index': { reads: 'see-assessments', sends: 'manage-members' },
  'routes/places.$place.people.invite': { reads: 'manage-members', sends: 'manage-members' },
  'routes/places.$place.people.$member': {
    reads: 'manage-members',
    sends: 'manage-members',
    params: { member: '@member' },
  },
  'routes/places.$place.assessments.$assessment': {},
  'routes/places.$place.assessments.$assessment.codes._index': {
    reads: 'invite',
    sends: 'invite',
    state: 'open',
  },
  'routes/places.$place.assessments.$assessment.codes.$batch._index': {
    reads: 'invite',
    params: { batch: '@codes' },
    state: 'open',
  },
  'routes/places.$place.assessments.$assessment.codes.$batch.csv': {
    reads: 'invite',
    params: { batch: '@codes' },
    state: 'open',
  },
  'routes/places.$place.assessments.$assessment.emails': { reads: 'invite', sends: 'invite', state: 'open' },
  'routes/places.$place.assessments.$assessment.import': { reads: 'import', sends: 'import', state: 'open' },
  'routes/places.$place.assessments.$assessment.import_.files.$file': {
    reads: 'import',
    params: { file: 'template.csv' },
    state: 'open',
  },
  'routes/places.$place.assessments.$assessment.import_.$batch': {
    reads: 'import',
    sends: 'import',
    params: { batch: '@preview' },
    state: 'open',
  },
  'routes/places.$place.assessments.$assessment.import_.$batch_.undo': {
    reads: 'import',
    sends: 'import',
    params: { batch: '@taken' },
    state: 'open',
  },
  'routes/places.$place.assessments.$assessment.paper': { reads: 'see-assessments' },
  'routes/places.$place.assessments.$assessment.keeping': { reads: 'set-up', sends: 'set-up' },
  'routes/places.$place.assessments.$assessment.programmes': {
    reads: 'share-with-programmes',
    sends: 'share-with-programmes',
  },
  'routes/places.$place.assessments.$assessment.delete': { reads: 'delete', sends: 'delete' },
  'routes/places.$place.assessments.$assessment.share': { reads: 'share-results', sends: 'share-results' },
  'routes/places.$place.assessments.$assessment.results.close': { reads: 'anybody', sends: 'anybody' },
  'routes/places.$place.assessments.$assessment.results.comments._index': { reads: 'see-results' },
  'routes/places.$place.assessments.$assessment.results.comments.review': {
    reads: 'review-comments',
    sends: 'review-comments',
  },
  'routes/places.$place.assessments.$assessment.results.actions._index': {
    reads: 'see-results',
    sends: 'keep-actions',
  },
  'routes/places.$place.assessments.$assessment.results.actions.new': {
    reads: 'keep-actions',
    sends: 'keep-actions',
  },
  'routes/places.$place.assessments.$assessment.results.actions.$action': {
    reads: 'see-results',
    sends: 'keep-actions',
    params: { action: '@action' },
  },

  'routes/places.$place.workshops.$workshop.console': {
    reads: 'run-workshops',
    sends: 'run-workshops',
    params: { workshop: '@workshop' },
  },
  'routes/places_.$place.workshops.$workshop.screen': {
    reads: 'run-workshops',
    params: { workshop: '@workshop' },
  },
  'routes/places.$place.workshops.$workshop.rehearse': {
    reads: 'run-workshops',
    sends: 'run-workshops',
    params: { workshop: '@workshop' },
  },
  'routes/places.$place.workshops.$workshop.stream': {
    reads: 'see-workshops',
    params: { workshop: '@workshop' },
  },
  'routes/workshop.$code': { reads: 'anybody', sends: 'anybody', params: { code: 'BCDFHJ' } },
  'routes/workshop.$code_.other-device': { reads: 'anybody', sends: 'anybody', params: { code: 'BCDFHJ' } },
  'routes/workshop.$code.stream': { reads: 'anybody', params: { code: 'BCDFHJ' } },

  'routes/places.$place.workshops._index': { reads: 'see-workshops' },
  'routes/places.$place.workshops.new': { reads: 'run-workshops', sends: 'run-workshops' },
  'routes/places.$place.workshops.$workshop._index': {
    reads: 'see-workshops',
    params: { workshop: '@workshop' },
  },
  'routes/places.$place.workshops.$workshop.edit': {
    reads: 'run-workshops',
    sends: 'run-workshops',
    params: { workshop: '@draftWorkshop' },
  },
  'routes/places.$place.workshops.$workshop.agenda': {
    reads: 'run-workshops',
    sends: 'run-workshops',
    params: { workshop: '@workshop' },
  },
  'routes/places.$place.workshops.$workshop.record': {
    reads: 'see-workshops',
    params: { workshop: '@workshop' },
  },
  'routes/places.$place.workshops.$workshop.delete': {
    reads: 'run-workshops',
    sends: 'run-workshops',
    params: { workshop: '@spareWorkshop' },
  },

  // The last, since whoever sends it has no part in the place any more.
  'routes/places.$place.people.leave': { reads: 'see-assessments', sends: 'see-assessments' },
};
