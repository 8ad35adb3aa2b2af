/** Every address of the application that code links to, in one place. Paths of one person's answers start with `/answer/<handle>`. */
export const paths = {
  home: '/',
  questions: '/questions',
  caseStudies: '/case-studies',
  caseStudy: (id: string) => `/case-studies/${id}`,
  privacy: '/privacy',
  withdrawn: '/withdrawn',
  try: '/try',
  tryAboutYou: (form: string) => `/try/about-you?form=${form}`,
  content: (set: string, form: string) => `/content/${set}/${form}`,
  tryReturn: '/try/return',
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
