import type { CaseStudy, PlaceNote, Practice } from 'questions/types';
import { hasWords, plainOf, wordsOf } from '../search/words';

/** A piece of what the library tells, found by its words. */
export interface Passage {
  readonly text: string;
  /** What stands there, such as "What happened". */
  readonly part: 'story' | 'evidence' | 'practice' | 'result' | 'context';
  /** The id of what to show on the case study's page; undefined for its top. */
  readonly anchor?: string;
}

/** A case study in which the words were found. */
export interface FoundCaseStudy {
  readonly caseStudy: CaseStudy;
  /** Those with all the words, in the order of the page; none where only the name has them. */
  readonly passages: readonly Passage[];
}

export interface Found {
  /** By name first, then those with most passages. */
  readonly caseStudies: readonly FoundCaseStudy[];
  readonly notes: readonly PlaceNote[];
}

/**
 * Finds passages that have every word of a query, or a word that begins with it; capitals and accents do not matter.
 * A query without a letter or digit finds nothing.
 */
export function searchLibrary(
  query: string,
  caseStudies: readonly CaseStudy[],
  notes: readonly PlaceNote[],
): Found {
  const words = wordsOf(query);
  if (words.length === 0) return { caseStudies: [], notes: [] };
  const found = caseStudies
    .map((caseStudy) => ({
      caseStudy,
      passages: passagesOf(caseStudy).flatMap(({ there, ...passage }) =>
        hasWords(there, words) ? [passage] : [],
      ),
      named: hasAll(caseStudy.name, words),
    }))
    .filter(({ passages, named }) => named || passages.length > 0)
    .sort((a, b) => Number(b.named) - Number(a.named) || b.passages.length - a.passages.length);
  return {
    caseStudies: found.map(({ caseStudy, passages }) => ({ caseStudy, passages })),
    notes: notes.filter((note) => hasAll(`${note.name} ${textOf(note)}`, words)),
  };
}

/** The practices that have every word of a query, found as in the whole library; all of them for an empty query. */
export function searchPractices<T>(
  query: string,
  practices: readonly T[],
  practiceOf: (one: T) => Practice,
): readonly T[] {
  const words = wordsOf(query);
  return words.length === 0 ? practices : practices.filter((one) => hasAll(textOf(practiceOf(one)), words));
}

/** A piece of text, and whether it is one of the words that were looked for. */
export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

/** Parts a text into what was looked for (as far as the query's words go) and what stands between; joined it is the text. */
export function piecesOf(text: string, query: string): readonly Piece[] {
  const words = wordsOf(query);
  return text
    .split(/([\p{L}\p{N}]+)/u)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const found = words.find((word) => plainOf(piece).startsWith(word));
      return { text: piece, isFound: found !== undefined };
    });
}

/** A passage with its words, which are taken apart once for all searches. */
type ReadPassage = Passage & { readonly there: readonly string[] };

const read = new WeakMap<CaseStudy, readonly ReadPassage[]>();

function passagesOf(caseStudy: CaseStudy): readonly ReadPassage[] {
  const known =
    read.get(caseStudy) ??
    passagesIn(caseStudy).map((passage) => ({ ...passage, there: wordsOf(passage.text) }));
  read.set(caseStudy, known);
  return known;
}

function passagesIn({ story, ratings, practices, results, context }: CaseStudy): Passage[] {
  return [
    { text: story, part: 'story' as const },
    ...[context.financialPosition, context.outsideSupport, ...(context.notes ?? []).map(({ text }) => text)]
      .filter((text) => text !== undefined)
      .map((text) => ({ text, part: 'context' as const })),
    ...results.map(({ what, figure, period }) => ({
      text: [what, figure, period].filter(Boolean).join(': '),
      part: 'result' as const,
      anchor: 'results',
    })),
    ...practices.map((practice) => ({
      text: textOf(practice),
      part: 'practice' as const,
      anchor: practice.id,
    })),
    ...ratings.map(({ evidence, question }) => ({
      text: evidence,
      part: 'evidence' as const,
      anchor: question,
    })),
  ];
}

const textOf = ({ title, did, reported, conditions }: Practice) =>
  [`${title}.`, did, reported, conditions].filter(Boolean).join(' ');

const hasAll = (text: string, words: readonly string[]) => hasWords(wordsOf(text), words);
