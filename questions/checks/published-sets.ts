import { createHash } from 'node:crypto';
import type { QuestionFolder } from '../folder';
import type { Problem } from '../problem';

/** The SHA-256 of a question set's text in hexadecimal, with line ends as \n, however they were checked out. */
export function checksumOf(source: string): string {
  return createHash('sha256').update(source.replaceAll('\r\n', '\n')).digest('hex');
}

/**
 * A published set is never edited: answers were given to its words. Its checksum stands in `sets/checksums.yaml` from
 * the day it is published, and must match its file from then on; so does a set that still has one and calls itself a
 * draft. A draft needs none.
 */
export function checkPublishedSets({ sets, checksums }: QuestionFolder): Problem[] {
  const recorded = checksums?.value ?? {};
  const changed = sets.flatMap(({ value: { id, status }, source, problemAt }) => {
    const checksum = checksumOf(source);
    if (recorded[id] === checksum) return [];
    if (recorded[id] !== undefined) {
      const what = `${id} was changed after it was published`;
      return [problemAt([], what, 'Put the file back as it was, and make the change in a new question set')];
    }
    if (status === 'draft') return [];
    const what = `${id} is published but has no checksum`;
    return [problemAt(['status'], what, `Add the line "${id}: ${checksum}" to sets/checksums.yaml`)];
  });
  const lost = Object.keys(recorded)
    .filter((id) => !sets.some(({ value }) => value.id === id))
    .flatMap((id) => {
      const what = `${id} has a checksum, but there is no such question set that can be read`;
      return checksums ? [checksums.problemAt([id], what, `Put sets/${id}.yaml back`)] : [];
    });
  return [...changed, ...lost];
}
