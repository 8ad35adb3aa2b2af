import { levelWords } from './messages';
import type { StepView } from './view';

/** The level that the group agreed in words: "Developing (3)"; where none, that there is none. */
export const agreedWords = ({ choices, agreedLevel }: Pick<StepView, 'choices' | 'agreedLevel'>): string =>
  agreedLevel === null ? 'No one level' : levelWords({ choices }, agreedLevel);
