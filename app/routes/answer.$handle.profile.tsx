import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { ProfileChart } from '~/components/charts/profile-chart';
import { Button } from '~/components/nhs/button';
import { InsetText } from '~/components/nhs/inset-text';
import { Select } from '~/components/nhs/select';
import { Table } from '~/components/nhs/table';
import { BesideCaseStudies } from '~/components/results/beside-case-studies';
import { ChooseCaseStudies } from '~/components/results/choose-case-studies';
import { ReadingNote } from '~/components/results/reading-note';
import { besideWhich, dimensionBeside, nameAmong } from '~/domain/comparison/beside';
import { nearestInProfile } from '~/domain/comparison/nearest';
import { type OwnRow, ownView } from '~/domain/comparison/own-view';
import { type Answer, type Answers, parseAnswer } from '~/domain/response/answer';
import { questionsIn } from '~/domain/response/form-items';
import { bandAndMean, oneDecimal } from '~/domain/scoring/messages';
import type { Score } from '~/domain/scoring/score';
import { studyLabel } from '~/domain/library/study-label';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { getOwnResponse } from './answer.$handle/own-response.server';
import { useResponse } from './answer.$handle/use-response';

export const meta: MetaFunction = () => title('Your profile', 'Your answers');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { handle, response } = await getOwnResponse(context, request, params.handle);
  if (response.state !== 'sent') throw redirect(paths.answer(handle).check);
  const { instrument } = context;
  const { questionSet: set, aboutYou } = response;
  const answers = answersOf(response.answers);
  const asked = new URL(request.url).searchParams;
  const beside = besideWhich(asked.getAll('beside'), instrument.caseStudies);
  const view = ownView(answers, set, aboutYou.form, beside);
  const chosen =
    set.dimensions.find(({ id }) => id === asked.get('dimension')) ??
    set.dimensions.find(({ id }) => id === (view.lowest ?? view.rows[0]!.id))!;
  return {
    view,
    dimension: chosen.id,
    beside: dimensionBeside(beside, answers, {
      id: chosen.id,
      questions: questionsIn(aboutYou.form, chosen),
    }),
    barriers: view.profile.barriers.map(({ id, answer }) => ({
      id,
      text: set.barriers.find((barrier) => barrier.id === id)!.text,
      answer: answer ?? null,
    })),
    pressureScale: set.pressureScale.map(({ name }) => name),
    nearest: nearestInProfile(instrument.caseStudies, answers)
      .filter(({ distance }) => distance !== null)
      .slice(0, NEAREST_SHOWN),
    named: beside.named.map((study) => ({
      id: study.id,
      name: nameAmong(study, beside.named),
      barriers: Object.fromEntries(study.ratings.map(({ question, level }) => [question, level])),
    })),
    caseStudies: instrument.caseStudies.map((study) => ({ id: study.id, label: studyLabel(study) })),
    reports: instrument.reports,
  };
}

/** Case studies named as nearest to one's answers. */
const NEAREST_SHOWN = 3;

function answersOf(stored: Record<string, string>): Answers {
  const read = Object.entries(stored).map(([id, text]) => [id, parseAnswer(text)] as const);
  return Object.fromEntries(read.filter((entry): entry is [string, Answer] => entry[1] !== undefined));
}

const NOTES: Record<OwnRow['basis'], string | undefined> = {
  score: undefined,
  'one-question': 'one question',
  'not-enough-answers': 'not enough answers',
  'not-asked': 'this form asks too little',
};

export default function ProfilePage() {
  const { handle, form, kind } = useResponse();
  const { view, dimension, beside, nearest, barriers, pressureScale, named, caseStudies, reports } =
    useLoaderData<typeof loader>();
  const own = paths.answer(handle);
  const chosen = view.rows.find(({ id }) => id === dimension)!;
  const rows = useMemo(
    () =>
      view.rows.map((row) => ({
        id: row.id,
        label: row.label,
        value: row.value,
        band: row.band,
        note: row.value === null || form === 'resident' ? NOTES[row.basis] : undefined,
        points: row.points,
        others: row.others,
      })),
    [view.rows, form],
  );
  return (
    <>
      <h1 className="nhsuk-heading-l">Your profile</h1>
      <p className="nhsuk-lede-text">{sentenceOf(view.profile.overall, view)}</p>
      <p>{pressureWords(view.profile.pressure)}</p>
      {form !== 'full' && (
        <p>
          {form === 'workshop'
            ? 'The workshop form asks one question a dimension, so each line below is that one question.'
            : 'The resident form asks one question of most dimensions. A line marked “one question” is that question alone, and there is no overall score.'}
        </p>
      )}
      <InsetText>
        <p>
          This is one person’s view: yours. It is not a measurement of your place.
          {kind === 'trial' && ' Your answers are deleted after 24 hours.'}
        </p>
      </InsetText>
      <h2 className="nhsuk-heading-m">Your view beside the case studies</h2>
      <ProfileChart
        id="profile"
        rows={rows}
        caption="Your answers and the case studies by dimension, from 1 (Not started) to 5 (Thriving)"
        sentence={chartSentence(view)}
        ownLabel="Your answers"
      />
      <ReadingNote />
      {nearest.length > 0 && (
        <p>
          Nearest to your answers:{' '}
          {nearest.map(({ id, label, distance, shared }, index) => (
            <span key={id}>
              {index > 0 && '; '}
              <Link to={paths.caseStudy(id)}>{label}</Link> ({oneDecimal(distance!)} of a level apart on
              average, over {shared} questions)
            </span>
          ))}
          .
        </p>
      )}
      <ChooseCaseStudies
        action={own.profile}
        all={caseStudies}
        named={named.map(({ id }) => id)}
        keep={{ dimension }}
      />

      <h2 className="nhsuk-heading-m" id="dimension">
        {chosen.label}: what the case studies did
      </h2>
      <Form method="get" action={`${own.profile}#dimension`} preventScrollReset className="app-choose">
        <Select
          id="dimension-choice"
          name="dimension"
          label="Choose a dimension"
          key={dimension}
          defaultValue={dimension}
          items={view.rows.map(({ id, label }) => ({ value: id, text: label }))}
        />
        {named.map(({ id }) => (
          <input key={id} type="hidden" name="beside" value={id} />
        ))}
        <Button variant="secondary">Show</Button>
      </Form>
      <p>
        Your answers: {chosen.value === null ? NOTES[chosen.basis] : bandAndMean(chosen.value)}
        {chosen.basis === 'one-question' && chosen.value !== null && ' on the one question asked'}.
      </p>
      <BesideCaseStudies dimension={dimension} {...beside} reports={reports} />

      <h2 className="nhsuk-heading-m">What holds your place back</h2>
      <Table
        id="barriers"
        compact
        caption="How much each outside force holds the place back, from 1 (not at all) to 5 (severely)"
        head={[
          { id: 'force', text: 'Outside force' },
          { id: 'own', text: 'Your answer' },
          ...named.map(({ id, name }) => ({ id, text: name, numeric: true })),
        ]}
        rows={barriers.map(({ id, text, answer }) => ({
          id,
          cells: [
            text,
            pressureName(answer, pressureScale),
            ...named.map((study) => study.barriers[id] ?? <NotTold key={study.id} />),
          ],
        }))}
      />
      <p>
        <Link to={own.steps}>All steps</Link>: change, withdraw or close your answers there.
      </p>
    </>
  );
}

function NotTold() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="nhsuk-u-visually-hidden">not told in the report</span>
    </>
  );
}

type View = ReturnType<typeof useLoaderData<typeof loader>>['view'];

const named = (view: View, id: string | null) => view.rows.find((row) => row.id === id);

function sentenceOf(overall: Score, view: View): string {
  const head =
    overall.status === 'scored'
      ? `Overall you place your area at ${bandAndMean(overall.mean)}.`
      : overall.status === 'insufficient'
        ? `There is no overall: it needs a score on ${overall.needed} dimensions, and there are ${overall.answered}.`
        : 'The form you took asks too little for an overall.';
  return `${head} ${endsOf(view)}`.trim();
}

function endsOf(view: View): string {
  const highest = named(view, view.highest);
  const lowest = named(view, view.lowest);
  if (!highest || !lowest) return '';
  return `Highest: ${highest.label} (${oneDecimal(highest.value!)}). Lowest: ${lowest.label} (${oneDecimal(lowest.value!)}).`;
}

function chartSentence(view: View): string {
  const highest = named(view, view.highest);
  const lowest = named(view, view.lowest);
  return highest && lowest
    ? `You see ${highest.label} as furthest on (${oneDecimal(highest.value!)} of 5) and ${lowest.label} as least far (${oneDecimal(lowest.value!)} of 5).`
    : 'Your answers on each dimension beside our reading of published case studies.';
}

function pressureWords(pressure: Score): string {
  if (pressure.status !== 'scored')
    return 'You answered too few questions on outside forces for a figure on pressure.';
  return `Pressure from outside: ${oneDecimal(pressure.mean)} of 5, where 1 is not at all and 5 severely. It is kept apart from the scores.`;
}

function pressureName(answer: Answer | null, scale: readonly string[]): string {
  if (answer === null) return 'Not answered';
  if (answer === 'dk') return 'I don’t know';
  if (answer === 'na') return 'Does not apply here';
  return `${scale[answer - 1]} (${answer})`;
}
