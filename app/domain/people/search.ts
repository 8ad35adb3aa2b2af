import { hasWords, wordsOf } from '../search/words';

/**
 * Those of whom every word that was typed begins a word of one of their texts, in the order given; all of them where no
 * letter or digit was typed. Capitals and accents do not matter.
 * @param textsOf what somebody may be found by: name, e-mail address, places
 */
export function findByWords<T>(all: readonly T[], typed: string, textsOf: (one: T) => string[]): T[] {
  const wanted = wordsOf(typed);
  return all.filter((one) => hasWords(wordsOf(textsOf(one).join(' ')), wanted));
}
