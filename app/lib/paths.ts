import { administrationPaths, placePeoplePaths } from './administration-paths';

const atEdition = (path: string, edition: number | undefined) =>
  edition === undefined ? path : `${path}?edition=${edition}`;

/** Every address of the application that code links to, in one place. Paths of one person's answers start with `/answer/<handle>`. */
export const paths = {
  home: '/',
  questions: '/questions',
  caseStudies: '/case-studies',
  caseStudy: (id: string) => `/case-studies/${id}`,
  /** How the case studies were coded, twice, and how far the two codings agree. */
  coding: '/case-studies/coding',
  /** All of them, or those on one dimension, question or barrier. */
  practices: (on?: string) => (on === undefined ? '/practices' : `/practices?on=${on}`),
  privacy: '/privacy',
  cookies: '/cookies',
  accessibility: '/accessibility',
  /** What the words and figures of the results mean; with the id of a term, at it. */
  glossary: (term?: string) => (term === undefined ? '/glossary' : `/glossary#${term}`),
  /** With the join code of the place's survey that the answers were given to, if any. */
  withdrawn: (joinCode?: string | null) => (joinCode ? `/withdrawn?join=${joinCode}` : '/withdrawn'),
  setUp: '/set-up',
  /** Where to go on afterwards: a path of this site, or the places where left out. */
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  signOut: '/sign-out',
  /** The second step, and leaving for the provider: with where to go on, as above. */
  signInCode: (next?: string) => (next ? `/sign-in/code?next=${encodeURIComponent(next)}` : '/sign-in/code'),
  signInProvider: (next?: string) =>
    next ? `/sign-in/provider?next=${encodeURIComponent(next)}` : '/sign-in/provider',
  account: '/account',
  accountName: '/account/name',
  accountPassword: '/account/password',
  accountSessions: '/account/sessions',
  secondFactor: '/account/second-factor',
  secondFactorOff: '/account/second-factor/off',
  recoveryCodes: '/account/second-factor/recovery-codes',
  /** Where somebody who is invited accepts. */
  invitation: (token: string) => `/invitation/${token}`,
  forgotten: '/forgotten',
  /** Where somebody chooses a new password. */
  newPassword: (token: string) => `/new-password/${token}`,
  try: '/try',
  tryAboutYou: (form: string) => `/try/about-you?form=${form}`,
  content: (set: string, form: string) => `/content/${set}/${form}`,
  tryReturn: '/try/return',
  join: '/join',
  /** Where a join code leads, with a sector where its people got a link of their own. */
  joinAt: (code: string, sector?: string) => (sector ? `/join/${code}/${sector}` : `/join/${code}`),
  joinAboutYou: (code: string, form: string, sector?: string) =>
    `/join/${code}/about-you?form=${form}${sector ? `&sector=${sector}` : ''}`,
  joinReturn: (code: string) => `/join/${code}/return`,
  /** Where a link to shared results leads. */
  shared: (token: string) => `/shared/${token}`,
  /** Where a single-use code leads. */
  withCode: (code: string) => `/with-code/${code}`,
  withCodeAboutYou: (code: string, form: string) => `/with-code/${code}/about-you?form=${form}`,
  places: '/places',
  newPlace: '/places/new',
  place: (place: string) => `/places/${place}`,
  placePeople: placePeoplePaths,
  administration: administrationPaths,
  workshops: (place: string) => `/places/${place}/workshops`,
  /** The form of a new workshop, on an assessment where its id is given. */
  newWorkshop: (place: string, assessment?: string) =>
    `/places/${place}/workshops/new${assessment === undefined ? '' : `?assessment=${assessment}`}`,
  workshop: (place: string, workshop: string) => {
    const home = `/places/${place}/workshops/${workshop}`;
    return {
      home,
      /** Settings and agenda. */
      edit: `${home}/edit`,
      agenda: `${home}/agenda`,
      /** What the facilitator runs it from, and what is projected. */
      console: `${home}/console`,
      screen: `${home}/screen`,
      /** Where the two hear of changes. */
      stream: `${home}/stream`,
      record: `${home}/record`,
      rehearse: `${home}/rehearse`,
      delete: `${home}/delete`,
    };
  },
  /** Where the people in the room take part, by its six letters and digits. */
  workshopAt: (code: string) => ({
    home: `/workshop/${code}`,
    /** Where they hear of changes, and what they look up then. */
    stream: `/workshop/${code}/stream`,
    view: `/workshop/${code}/view`,
    /** Votes, and votes for words. */
    votes: `/workshop/${code}/votes`,
    notes: `/workshop/${code}/notes`,
  }),
  newAssessment: (place: string) => `/places/${place}/assessments/new`,
  assessment: (place: string, assessment: string) => {
    const home = `/places/${place}/assessments/${assessment}`;
    return {
      home,
      edit: `${home}/edit`,
      context: `${home}/context`,
      preview: `${home}/preview`,
      links: `${home}/links`,
      codes: `${home}/codes`,
      tickets: (batch: string, page = 1) => `${home}/codes/${batch}${page === 1 ? '' : `?page=${page}`}`,
      ticketsFile: (batch: string) => `${home}/codes/${batch}/csv`,
      /** Invitations by e-mail. */
      emails: `${home}/emails`,
      closing: `${home}/closing`,
      keeping: `${home}/keeping`,
      /** Whether results may go into releases. */
      programmes: `${home}/programmes`,
      delete: `${home}/delete`,
      /** Links by which people without an account read the results. */
      share: `${home}/share`,
      /** Answers gathered elsewhere: templates, an upload, and what was taken in so far. */
      import: `${home}/import`,
      importPreview: (batch: string) => `${home}/import/${batch}`,
      importUndo: (batch: string) => `${home}/import/${batch}/undo`,
      importFile: (file: 'template.xlsx' | 'template.csv' | 'questions.csv') =>
        `${home}/import/files/${file}`,
      /** A form to print. */
      paper: (form: string) => `${home}/paper?form=${form}`,
      move: (command: string) => `${home}/move/${command}`,
      /** Of the latest edition. */
      results: `${home}/results`,
      /** Where a browser that opened them by a link forgets that. */
      resultsClose: `${home}/results/close`,
      resultsEdition: (number: number) => `${home}/results?edition=${number}`,
      /** Beside the case studies: which are nearest, and which are ahead. */
      resultsCaseStudies: (edition?: number) => atEdition(`${home}/results/case-studies`, edition),
      /** Where partners differ, with one question opened where its id is given. */
      resultsDifferences: (edition?: number, question?: string) => {
        const path = atEdition(`${home}/results/differences`, edition);
        return question === undefined
          ? path
          : `${path}${edition === undefined ? '?' : '&'}question=${question}#question`;
      },
      resultsPatterns: (edition?: number) => atEdition(`${home}/results/patterns`, edition),
      /** Beside an earlier round of the place: that of the assessment given, or the one before. */
      resultsRounds: (edition?: number, earlier?: string) => {
        const path = atEdition(`${home}/results/rounds`, edition);
        return earlier === undefined ? path : `${path}${edition === undefined ? '?' : '&'}with=${earlier}`;
      },
      /** What people wrote and the lead released; `more` such as `?on=money`. */
      comments: (more = '') => `${home}/results/comments${more}`,
      reviewComments: (more = '') => `${home}/results/comments/review${more}`,
      actions: (more = '') => `${home}/results/actions${more}`,
      action: (id: string) => `${home}/results/actions/${id}`,
      /** The form of a new action, with what it comes from where that is given. */
      newAction: (from: { dimension?: string; practice?: string } = {}) => {
        const query = new URLSearchParams(from).toString();
        return `${home}/results/actions/new${query && `?${query}`}`;
      },
      /** On one dimension; of the latest edition where none is given. */
      resultsOn: (dimension: string, edition?: number) => atEdition(`${home}/results/${dimension}`, edition),
    };
  },
  answer: (handle: string) => ({
    start: `/answer/${handle}/start`,
    steps: `/answer/${handle}/steps`,
    step: (step: string) => `/answer/${handle}/${step}`,
    aboutYou: `/answer/${handle}/about-you`,
    saves: `/answer/${handle}/saves`,
    check: `/answer/${handle}/check`,
    profile: `/answer/${handle}/profile`,
    withdraw: `/answer/${handle}/withdraw`,
    leave: `/answer/${handle}/leave`,
  }),
} as const;
