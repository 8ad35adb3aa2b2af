import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Change, makeQuestionFolder } from '../../tests/factories/question-folder';
import { checkInstrument } from '../check';
import { describeProblem } from '../problem';
import { checksumOf } from './published-sets';

const SET = 'sets/made-up-1.yaml';

function problems(change: Change): string[] {
  const { folder, reportsFolder } = makeQuestionFolder(change);
  return checkInstrument(folder, { reportsFolder }).problems.map(describeProblem);
}

describe('a published set', () => {
  const publish: Change = ({ set }) => (set.status = 'published');
  const text = () => readFileSync(join(makeQuestionFolder(publish).folder, SET), 'utf8');
  const withChecksum = (checksum: string, text?: string): Change => {
    return (contents) => {
      publish(contents);
      contents.files['sets/checksums.yaml'] = `made-up-1: ${checksum}\n`;
      if (text !== undefined) contents.files[SET] = text;
    };
  };

  it('needs a checksum, and the line to add is said', () => {
    expect(problems(publish)).toEqual([
      `${SET}:2: made-up-1 is published but has no checksum. ` +
        `Add the line "made-up-1: ${checksumOf(text())}" to sets/checksums.yaml.`,
    ]);
  });

  it('is in order while its file is the one that was published', () => {
    expect(problems(withChecksum(checksumOf(text())))).toEqual([]);
  });

  it('may be checked out with other line ends', () => {
    expect(problems(withChecksum(checksumOf(text()), text().replaceAll('\n', '\r\n')))).toEqual([]);
  });

  it('is never changed, not even by a comment, nor made a draft again', () => {
    const changed = [`${SET}:1: made-up-1 was changed after it was published`];
    const findingOf = (edited: string) =>
      problems(withChecksum(checksumOf(text()), edited)).map((problem) => problem.split('. ')[0]);
    expect(findingOf(`${text()}# once more\n`)).toEqual(changed);
    expect(findingOf(text().replace('published', 'draft'))).toEqual(changed);
  });

  it('is never removed', () => {
    const found = problems(({ files }) => {
      files['sets/checksums.yaml'] = `made-up-0: ${checksumOf('gone')}\n`;
    });
    expect(found).toEqual([
      'sets/checksums.yaml:1: made-up-0 has a checksum, but there is no such question set that can be read. ' +
        'Put sets/made-up-0.yaml back.',
    ]);
  });
});
