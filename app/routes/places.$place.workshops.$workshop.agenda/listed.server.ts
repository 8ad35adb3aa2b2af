import { allQuestions } from '~/domain/workshop/agenda';
import type { Agenda } from '~/services/workshop-agenda.server';

/** What the page of an agenda shows: its steps, and the questions that are not among them, the suggested ones first. */
export function listedAgenda({ workshop, begun, questionSet, why }: Agenda) {
  const asked = new Set(workshop.steps.map(({ subject }) => subject));
  const questions = allQuestions(questionSet).filter(({ id }) => !asked.has(id));
  const suggested = Object.keys(why).flatMap((id) => questions.filter((question) => question.id === id));
  const others = questions.filter(({ id }) => why[id] === undefined);
  return {
    steps: workshop.steps.map(({ id, kind, title, prompts, minutes, rule, choices }) => ({
      id,
      kind,
      title,
      prompts,
      minutes,
      rule,
      options: kind === 'energy' ? choices.map(({ label }) => label) : [],
    })),
    begun,
    questions: [
      ...suggested.map(({ id, text }) => ({ id, text, isSuggested: true })),
      ...others.map(({ id, text }) => ({ id, text, isSuggested: false })),
    ],
  };
}
