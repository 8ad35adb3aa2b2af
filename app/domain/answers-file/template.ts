import type { FormId, Item, QuestionSet } from 'questions/types';
import { itemsIn } from '../response/form-items';
import { OTHER_CHOICES, stepContent } from '../response/step-content';
import { stepsOf } from '../response/steps';
import { commentColumn } from './columns';

/** A question as the template and the paper forms of an assessment number it. */
export interface TemplateItem {
  /** By its place in the full form, so that it is the same in every form, on paper and in the template. */
  readonly number: number;
  readonly id: string;
  readonly text: string;
  /** The part of the survey that it stands in. */
  readonly part: string;
  /** Those of the assessment's forms that ask it. */
  readonly forms: readonly FormId[];
  /** What may be answered: what is typed into a cell, and what it means. */
  readonly choices: readonly { readonly value: string; readonly meaning: string }[];
}

/** Every question that any of these forms asks, in the order of the full form. */
export function templateItems(set: QuestionSet, forms: readonly FormId[]): readonly TemplateItem[] {
  const askedBy = (form: FormId) => new Set(itemsIn(form, set).map(({ id }) => id));
  const asked = forms.map((form) => ({ form, ids: askedBy(form) }));
  const contents = new Map(
    stepsOf(set, 'full').flatMap(({ id }) => {
      const content = stepContent(set, 'full', id);
      return (content?.questions ?? []).map(
        ({ id: question, choices }) => [question, { part: content!.name, choices }] as const,
      );
    }),
  );
  return numbered(set).flatMap(({ number, item: { id, text } }) => {
    const { part, choices } = contents.get(id)!;
    const of = asked.filter(({ ids }) => ids.has(id)).map(({ form }) => form);
    if (of.length === 0) return [];
    const meanings = [...choices, ...OTHER_CHOICES].map(({ value, name, descriptor }) => ({
      value,
      meaning: descriptor ? `${name}: ${descriptor}` : name,
    }));
    return [{ number, id, text, part, forms: of, choices: meanings }];
  });
}

/** The number of each question, by its id. */
export function numbersOf(set: QuestionSet): ReadonlyMap<string, number> {
  return new Map(numbered(set).map(({ number, item }) => [item.id, number]));
}

function numbered(set: QuestionSet): { number: number; item: Item }[] {
  return itemsIn('full', set).map((item, index) => ({ number: index + 1, item }));
}

/**
 * The first row of a template: who they are, then the questions in the order of their numbers, then their comments where
 * those are asked for.
 */
export function templateHeader(
  items: readonly TemplateItem[],
  forms: readonly FormId[],
  commentsAsked: boolean,
): readonly string[] {
  return [
    'respondent',
    'sector',
    'tier',
    ...(forms.length > 1 ? ['form'] : []),
    ...items.map(({ id }) => id),
    ...(commentsAsked ? items.map(({ id }) => commentColumn(id)) : []),
  ];
}
