import type { FormId, QuestionSet } from 'questions/types';
import { FORMS, itemsIn } from '../response/form-items';
import type { Distribution, Figure, ItemResult, ProtectedEdition, ShownEdition } from '../edition/edition';

/** One edition as whoever attacks it sees it: all that is shown, and how many people of each sector answered. */
export interface AttackedEdition {
  readonly shown: ShownEdition;
  /** Sent responses by sector. Leads see them while they wait for answers, so they count as known to everybody. */
  readonly people: Readonly<Record<string, number>>;
  /** The forms that people of each sector may have taken. */
  readonly forms: Readonly<Record<string, readonly FormId[]>>;
}

/** What is to be attacked: one edition, or one beside an earlier one of the same assessment. */
export interface Attacked {
  readonly set: QuestionSet;
  readonly threshold: number;
  readonly now: AttackedEdition;
  readonly before?: AttackedEdition | undefined;
}

/** An edition as it is attacked. */
export function attackedEdition(
  set: QuestionSet,
  shown: ShownEdition,
  { sectors }: ProtectedEdition,
): AttackedEdition {
  const entries = Object.entries(sectors);
  return {
    shown,
    people: Object.fromEntries(entries.map(([id, { n }]) => [id, n])),
    forms: Object.fromEntries(entries.map(([id, tally]) => [id, formsTaken(set, tally)])),
  };
}

/** The forms that a sector's people may have taken, from what they were asked: one, where all were asked the same. */
function formsTaken(set: QuestionSet, tally: ProtectedEdition['sectors'][string]): readonly FormId[] {
  const asked = Object.keys(tally.items);
  const possible = FORMS.filter((form) =>
    itemsIn(form, set).every(({ id }) => Object.hasOwn(tally.items, id)),
  );
  const all = asked.every((id) => {
    const { levels, dk, na, blank } = tally.items[id]!;
    return levels.reduce((sum, count) => sum + count, dk + na + blank) === tally.n;
  });
  const whole = possible.find((form) => itemsIn(form, set).length === asked.length);
  return all && whole ? [whole] : possible;
}

/** A figure that can be attacked, and all that is told of it. */
export interface Told {
  readonly id: string;
  readonly figure: Figure;
  /** Levels are whole numbers; scores are not. */
  readonly whole: boolean;
  readonly distributions: readonly (Distribution & { readonly sectors: readonly string[] | null })[];
}

/**
 * Figures that are attacked together, because they are about the same answers: a dimension's score and its questions.
 * A barrier, the overall and the pressure stand alone. (The overall and the pressure are means of six figures or more,
 * each rounded: the roundings alone leave 0.6 of a level open, so they cannot pin one of those figures.)
 */
export interface Block {
  readonly id: string;
  readonly items: readonly string[];
  /** The dimension whose score the items make up; null for a figure that stands alone. */
  readonly dimension: string | null;
}

export function blocksOf(set: QuestionSet): readonly Block[] {
  const alone = (id: string): Block => ({ id, items: [id], dimension: null });
  return [
    alone('overall'),
    alone('pressure'),
    ...set.dimensions.map(({ id, questions }) => ({
      id,
      items: questions.map((question) => question.id),
      dimension: id,
    })),
    ...set.barriers.map(({ id }) => alone(id)),
  ];
}

/** What an edition tells of a figure. Throws for an id it does not have. */
export function toldOf({ shown }: AttackedEdition, id: string): Told {
  const score = { overall: shown.overall, pressure: shown.pressure }[id];
  const dimension = score ?? shown.dimensions.find((one) => one.id === id)?.figure;
  if (dimension) return { id, figure: dimension, whole: false, distributions: [] };
  const items = [...shown.dimensions.flatMap(({ questions }) => questions), ...shown.barriers];
  const item = items.find((one) => one.id === id);
  if (!item) throw new RangeError(`no figure ${id}`);
  return { id, figure: item.figure, whole: true, distributions: distributionsOf(item) };
}

function distributionsOf({ distribution, groupDistributions }: ItemResult): Told['distributions'] {
  return [...(distribution ? [{ ...distribution, sectors: null }] : []), ...groupDistributions];
}

/** The sectors of each group that a figure is shown in: one of everyone's where it lists none; null where not shown. */
export function groupsShown({ figure }: Told): readonly (readonly string[] | null)[] | null {
  if (figure.status !== 'shown') return null;
  return figure.groups.length === 0 ? [null] : figure.groups.map(({ sectors }) => sectors);
}
