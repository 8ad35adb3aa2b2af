import { createHash } from 'node:crypto';
import { listSentResponses, type StoredEdition } from 'db/queries/editions';
import type { FormId, QuestionSet } from 'questions/types';
import { readShown } from '~/domain/edition/read-shown';
import type { ProtectedEdition } from '~/domain/edition/edition';
import { isReduced, readKeptPart } from '~/domain/edition/kept-part';
import type { EarlierEdition } from '~/domain/edition/shown';
import { startTally } from '~/domain/edition/tally';
import { type Answer, parseAnswer } from '~/domain/response/answer';
import { type ToldGroups, toldGroups } from '~/domain/rounds/told-groups';
import type { Services } from './context.server';

/** Responses read at once: small enough that a request never waits for them. */
const BATCH = 250;

/** Counts every sent response of an assessment, a batch at a time, and digests what was counted. */
export async function countResponses(
  { db }: Pick<Services, 'db'>,
  assessmentId: string,
  set: QuestionSet,
  report: (read: number) => Promise<void>,
): Promise<{ protected: ProtectedEdition; digest: string }> {
  const tally = startTally(set);
  const digest = createHash('sha256');
  let read = 0;
  for (let after = ''; ;) {
    const batch = await listSentResponses(db, assessmentId, after, BATCH);
    for (const { id, form, sector, tier, changed, imported, answers } of batch) {
      tally.add({ form: form as FormId, sector, tier, changed, imported, answers: answersOf(answers) });
      digest.update(`${JSON.stringify([id, form, sector, tier, answers])}\n`);
    }
    const last = batch.at(-1);
    if (!last) break;
    after = last.id;
    read += batch.length;
    await report(read);
  }
  return { protected: tally.result(), digest: digest.digest('hex') };
}

function answersOf(stored: Record<string, string>): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(stored).flatMap(([id, text]) => {
      const answer = parseAnswer(text);
      return answer === undefined ? [] : [[id, answer] as const];
    }),
  );
}

/** What an edition counted; undefined where that is no longer kept. */
export function countedIn(edition: StoredEdition): ProtectedEdition | undefined {
  const part = edition.protected === null ? undefined : readKeptPart(edition.protected);
  return part && !isReduced(part) ? part : undefined;
}

/**
 * The groups in which an edition shows its dimensions, for comparing it with another round; undefined where nothing of
 * what it counted is kept.
 */
export function groupsIn(
  services: Pick<Services, 'instrument'>,
  edition: StoredEdition,
): ToldGroups | undefined {
  if (edition.protected === null) return undefined;
  const part = readKeptPart(edition.protected);
  if (isReduced(part)) return part.dimensions;
  const shown = readShown(edition.shown);
  const set = setOf(services, edition.questionSet);
  return toldGroups({ set, threshold: shown.threshold, shown, protected: part });
}

/** What an edition showed and counted. Throws where what it counted is no longer kept. */
export function bothParts(edition: StoredEdition): EarlierEdition {
  const counted = countedIn(edition);
  if (!counted) throw new Error('what an earlier edition counted is no longer kept');
  return { shown: readShown(edition.shown), protected: counted };
}

/** The question set that an assessment was answered with. Throws where its file is gone. */
export function setOf({ instrument }: Pick<Services, 'instrument'>, id: string): QuestionSet {
  const set = instrument.sets[id];
  if (!set) throw new Error(`question set ${id} is not in the question files`);
  return set;
}
