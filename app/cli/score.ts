import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadInstrument } from 'questions/load';
import type { FormId } from 'questions/types';
import { FORMS } from '~/domain/response/form-items';
import { problemLine } from '~/domain/answers-file/messages';
import type { Problem } from '~/domain/answers-file/problem';
import { readCsvAnswers } from '~/domain/answers-file/read-answers';
import { scoreFile } from '~/domain/scoring-file/score-file';

const USE = 'npm run --silent concord -- score FILE.csv [--form full|workshop|resident] [--merge-below K]';

/** More would push the first ones, which tend to explain the rest, off the screen. */
const PROBLEMS_SHOWN = 20;

/**
 * Prints the figures of a CSV file of answers as one JSON object (`FileScores`). Where the command or the file is not
 * in order, it prints nothing, says on standard error what is wrong and leaves exit code 2.
 */
export async function scoreCommand(words: string[]): Promise<void> {
  try {
    console.log(JSON.stringify(scoresOf(words), null, 2));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

/** What the command is given is not in order; the message says what. */
class Refusal extends Error {}

function scoresOf(words: string[]) {
  const { file, form, mergeBelow } = optionsOf(words);
  const text = textOf(file);
  const {
    current: set,
    sectors,
    tiers,
    relatedBarriers,
  } = loadInstrument(fileURLToPath(new URL('../../questions', import.meta.url)));
  const reading = readCsvAnswers(text, { set, sectors, tiers });
  if (reading.status === 'refused') throw new Refusal(problemLines(file, reading.problems));
  const { people, problems, problemCount } = reading;
  if (problemCount > 0) throw new Refusal(problemLines(file, problems, problemCount));
  return scoreFile({ set, form, mergeBelow, relatedBarriers, respondents: people });
}

function optionsOf(words: string[]): { file: string; form: FormId; mergeBelow: number } {
  const { values, positionals } = parsed(words);
  const [file, ...more] = positionals;
  const form = FORMS.find((one) => one === values.form);
  const mergeBelow = values['merge-below'];
  if (file === undefined || more.length > 0) throw new Refusal(`Name one file.\nUse: ${USE}`);
  if (!form) throw new Refusal(`There is no form "${values.form}".\nUse: ${USE}`);
  if (!/^\d{1,9}$/.test(mergeBelow)) {
    throw new Refusal(`--merge-below takes a whole number from 0, not "${mergeBelow}".\nUse: ${USE}`);
  }
  return { file, form, mergeBelow: Number(mergeBelow) };
}

function parsed(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        form: { type: 'string', default: 'full' },
        'merge-below': { type: 'string', default: '0' },
      },
    });
  } catch (error) {
    throw new Refusal(`${messageOf(error)}\nUse: ${USE}`);
  }
}

function textOf(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${messageOf(error)}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(`${file} is not UTF-8 text. Save it as CSV in UTF-8.`);
  }
}

function problemLines(file: string, problems: readonly Problem[], count = problems.length): string {
  const lines = problems
    .slice(0, PROBLEMS_SHOWN)
    .map((problem) => `${basename(file)}: ${problemLine(problem)}`);
  const left = count - lines.length;
  return [...lines, ...(left > 0 ? [`and ${left} more`] : [])].join('\n');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
