import type { AddressProblem } from '~/domain/invitation/read-addresses';

const MOST_TOLD = 20;

/** What is wrong with a list of addresses, a sentence for each, the first twenty; then how many more there are. */
export function addressProblemWords(
  problems: readonly (Pick<AddressProblem, 'line' | 'typed'> & {
    problem: AddressProblem['problem'] | 'invited';
  })[],
): string[] {
  const told = problems.slice(0, MOST_TOLD).map(({ line, typed, problem }) => {
    switch (problem) {
      case 'not-an-address':
        return `Line ${line}: “${typed}” is not an e-mail address. Write it in full, such as name@example.org`;
      case 'twice':
        return `Line ${line}: ${typed} is on the list twice. Take one out`;
      case 'invited':
        return `Line ${line}: ${typed} has been invited already. Take it out`;
    }
  });
  const more = problems.length - told.length;
  return more > 0 ? [...told, `And ${more} more`] : told;
}
