import type { QuestionFolder } from '../folder';
import type { Problem } from '../problem';
import type { CaseStudy, Pattern, Practice, QuestionSet } from '../types';
import type { Path, QuestionFile } from '../yaml-file';
import { descriptorsOf, itemsOf } from './question-set';
import type { ReportTexts } from './report-text';

/** A run of this many words that a report also has is taken from it. */
const COPIED_WORDS = 8;

interface PlacedText {
  readonly text: string;
  readonly path: Path;
}

/**
 * Sentences do not carry over from a report: no run of eight words in the question files stands in a report whose text
 * is present. A name of several words counts as one, because a place or a trust can only be called what it is called.
 */
export function checkOwnWords(
  { sets, caseStudies, placeNotes, patterns, settlings }: QuestionFolder,
  { found }: ReportTexts,
): Problem[] {
  const reports = [...found.values()].map(({ code, text }) => ({
    code,
    runs: new Set(runsOf(wordsOf(text))),
  }));
  const copied = ({ problemAt }: QuestionFile<unknown>, texts: readonly PlacedText[]) =>
    texts.flatMap(({ text, path }) =>
      reports.flatMap(({ code, runs }) => {
        const run = findCopied(wordsOf(text), runs);
        const what = `"${run}" stands word for word in ${code}`;
        return run === undefined ? [] : [problemAt(path, what, 'Say it in your own words')];
      }),
    );
  return [
    ...sets.flatMap((file) => copied(file, textsOfSet(file.value))),
    ...caseStudies.flatMap((file) => copied(file, textsOfCaseStudy(file.value))),
    ...settlings.flatMap((file) =>
      copied(
        file,
        file.value.differences.map(({ because }, index) => ({
          text: because,
          path: ['differences', index, 'because'],
        })),
      ),
    ),
    ...(placeNotes ? copied(placeNotes, textsOfPractices(placeNotes.value, [])) : []),
    ...(patterns ? copied(patterns, textsOfPatterns(patterns.value)) : []),
  ];
}

/**
 * Figures carry over exactly: every number of two digits or more in a case study's story, evidence, practices, results
 * and notes, and in the notes of places, stands in its report's text, where that is present. Commas in thousands do not
 * matter.
 */
export function checkFigures({ caseStudies, placeNotes }: QuestionFolder, { found }: ReportTexts): Problem[] {
  const figures = new Map([...found].map(([code, { text }]) => [code, new Set(figuresIn(text))]));
  const strange = (
    report: string,
    { problemAt }: QuestionFile<unknown>,
    texts: readonly PlacedText[],
  ): Problem[] => {
    const reported = figures.get(report);
    if (reported === undefined) return [];
    return texts.flatMap(({ text, path }) =>
      figuresIn(text)
        .filter((figure) => !reported.has(figure))
        .map((figure) =>
          problemAt(path, `the figure ${figure} is not in the text of ${report}`, 'Correct or remove it'),
        ),
    );
  };
  return [
    ...caseStudies.flatMap((file) => strange(file.value.report, file, textsOfCaseStudy(file.value))),
    ...(placeNotes?.value ?? []).flatMap((note, index) =>
      strange(note.source.report, placeNotes!, textsOfPractice(note, [index])),
    ),
  ];
}

function textsOfSet(set: QuestionSet): PlacedText[] {
  return [
    ...set.dimensions.map(({ about }, index) => ({ text: about, path: ['dimensions', index, 'about'] })),
    ...itemsOf(set).flatMap(({ item: { text, help, residentHelp, why }, path }) =>
      present({ text, help, resident_help: residentHelp, why }, path),
    ),
    ...descriptorsOf(set),
  ];
}

function textsOfCaseStudy({ story, ratings, practices, results, context }: CaseStudy): PlacedText[] {
  return [
    { text: story, path: ['story'] },
    ...ratings.map(({ evidence }, index) => ({ text: evidence, path: ['ratings', index, 'evidence'] })),
    ...textsOfPractices(practices, ['practices']),
    ...results.flatMap(({ what, figure, period }, index) =>
      present({ what, figure, period }, ['results', index]),
    ),
    ...present({ financial_position: context.financialPosition, outside_support: context.outsideSupport }, [
      'context',
    ]),
    ...(context.notes ?? []).map(({ text }, index) => ({ text, path: ['context', 'notes', index, 'text'] })),
  ];
}

function textsOfPractices(practices: readonly Practice[], path: Path): PlacedText[] {
  return practices.flatMap((practice, index) => textsOfPractice(practice, [...path, index]));
}

function textsOfPractice({ title, did, reported, conditions }: Practice, path: Path): PlacedText[] {
  return present({ title, did, reported, conditions }, path);
}

function textsOfPatterns(patterns: readonly Pattern[]): PlacedText[] {
  return patterns.flatMap(({ title, meaning, workshopQuestions }, index) => [
    ...present({ title, meaning }, [index]),
    ...workshopQuestions.map((text, place) => ({ text, path: [index, 'workshop_questions', place] })),
  ]);
}

function present(texts: Readonly<Record<string, string | undefined>>, path: Path): PlacedText[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    text === undefined ? [] : [{ text, path: [...path, key] }],
  );
}

interface Word {
  readonly word: string;
  /** Whether it goes on with a name that the word before began. */
  readonly insideName: boolean;
}

/** A name: words with a capital, and the small ones that join them ("City and Hackney", "Isle of Wight"). */
const NAME_OR_WORD =
  /\p{Lu}[\p{L}\p{N}']*(?:\s+(?:(?:and|of|the|for)\s+){0,2}\p{Lu}[\p{L}\p{N}']*)*|[\p{L}\p{N}']+/gu;

/** The words of a text in small letters, without marks. */
function wordsOf(text: string): Word[] {
  const matches = text.normalize('NFKC').replace(/[‘’]/g, "'").match(NAME_OR_WORD) ?? [];
  return matches.flatMap((match) =>
    match
      .toLowerCase()
      .split(/\s+/)
      .map((word, index) => ({ word, insideName: index > 0 })),
  );
}

/** Every run of eight words. */
function runsOf(words: readonly Word[]): string[] {
  const plain = words.map(({ word }) => word);
  return plain.slice(COPIED_WORDS - 1).map((_, start) => plain.slice(start, start + COPIED_WORDS).join(' '));
}

/** The first stretch of words that a report has too and that is eight long or longer, a name counting as one word. */
function findCopied(words: readonly Word[], reported: ReadonlySet<string>): string | undefined {
  const isShared = runsOf(words).map((run) => reported.has(run));
  let end = 0;
  for (let start = isShared.indexOf(true); start >= 0; start = isShared.indexOf(true, end)) {
    end = isShared.indexOf(false, start);
    if (end < 0) end = isShared.length;
    const stretch = words.slice(start, end + COPIED_WORDS - 1);
    const length = stretch.filter(({ insideName }) => !insideName).length;
    if (length >= COPIED_WORDS) return stretch.map(({ word }) => word).join(' ');
  }
  return undefined;
}

function figuresIn(text: string): string[] {
  const figures = text.normalize('NFKC').match(/\d[\d,.]*\d/g) ?? [];
  return [...new Set(figures.map((figure) => figure.replaceAll(',', '')))];
}
