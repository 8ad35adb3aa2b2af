import type { PlaceContext } from '~/domain/assessment/context';

/** How a field of the context is asked: its label, a hint, and names for its choices. */
export interface ContextQuestion {
  name: keyof PlaceContext;
  label: string;
  hint?: string;
  choices?: Readonly<Record<string, string>>;
}

/** The fields of the context in groups, in the order they are asked. */
export const CONTEXT_GROUPS: readonly { heading: string; questions: readonly ContextQuestion[] }[] = [
  {
    heading: 'People and area',
    questions: [
      { name: 'population', label: 'How many people live in the place?', hint: 'For example, 154,000' },
      {
        name: 'rurality',
        label: 'Is it urban or rural?',
        choices: { urban: 'Mostly urban', rural: 'Mostly rural', mixed: 'Mixed' },
      },
      {
        name: 'deprivation',
        label: 'How deprived is it, beside the rest of England?',
        choices: {
          'more deprived than average': 'More deprived than average',
          average: 'About average',
          'less deprived than average': 'Less deprived than average',
        },
      },
      {
        name: 'localIdentity',
        label: 'Do people feel that they belong to this place?',
        hint: 'For example, a town with a strong identity of its own',
        choices: { strong: 'Strongly', some: 'Somewhat', weak: 'Hardly' },
      },
    ],
  },
  {
    heading: 'Organisations',
    questions: [
      { name: 'councils', label: 'How many councils are there?', hint: 'Count every tier' },
      {
        name: 'boundariesMatch',
        label: 'Do the boundaries of council and NHS match?',
        choices: { yes: 'Yes', roughly: 'Roughly', no: 'No' },
      },
      { name: 'acuteTrusts', label: 'How many acute hospital trusts serve it?' },
      { name: 'mentalHealthTrusts', label: 'How many mental health trusts serve it?' },
      { name: 'communityTrusts', label: 'How many community health trusts serve it?' },
      { name: 'gpPractices', label: 'How many GP practices are there?' },
      {
        name: 'voluntaryUmbrella',
        label: 'Is there a body that speaks for local charities and community groups together?',
        choices: { yes: 'Yes', no: 'No' },
      },
    ],
  },
  {
    heading: 'The wider system',
    questions: [
      {
        name: 'widerSystem',
        label: 'Which wider system is it part of?',
        hint: 'For example, the name of the integrated care system (ICS)',
      },
      { name: 'widerSystemPopulation', label: 'How many people live in the wider system?' },
      { name: 'widerSystemPlaces', label: 'How many places does the wider system have?' },
    ],
  },
  {
    heading: 'Working together so far',
    questions: [
      {
        name: 'yearsOfJointWorking',
        label: 'For how many years have the organisations worked together on purpose?',
        hint: 'A whole number; 0 if it has just begun',
      },
      {
        name: 'financialPosition',
        label: 'How do the finances stand?',
        hint: 'In a sentence. For example, council in balance, hospital trust in deficit',
      },
      {
        name: 'outsideSupport',
        label: 'What outside support or funding has it had?',
        hint: 'For example, a national programme, and in which years',
      },
    ],
  },
];

/** The name and id of a field in the form. */
export const contextField = (name: keyof PlaceContext) => `context-${name}`;
