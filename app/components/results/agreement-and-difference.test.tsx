import { describe, expect, it } from 'vitest';
import {
  makeDimensionResult,
  makeDistribution,
  makeFigure,
  makeGroupMean,
  makeItemResult,
} from '../../../tests/factories/shown-results';
import { staticMarkup } from '../../../tests/factories/static-markup';
import type { TierTable } from '~/domain/edition/edition';
import { GroupMeans } from './group-means';
import { GroupTable } from './group-table';
import { HowSure } from './how-sure';
import { QuestionByGroup } from './question-by-group';
import { RankedQuestions } from './ranked-questions';
import { ResultsNav } from './results-nav';
import { TierMeans } from './tier-means';
import { Weighting, WeightingsApart } from './weightings';

const LEVELS = ['Not started', 'Emerging', 'Developing', 'Maturing', 'Thriving'];
const sectorName = (id: string) => id.toUpperCase();
/** What a page says, without its tags. */
const textOf = (element: Parameters<typeof staticMarkup>[0]) =>
  staticMarkup(element)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const council = makeGroupMean('council', 3.4);
const voluntary = makeGroupMean('voluntary', 1.9);
const figure = makeFigure(2.7, [council, voluntary]);

describe('one question closer', () => {
  const question = makeItemResult('money.shift', {
    figure,
    dontKnow: 10,
    notApplicable: 5,
    distribution: makeDistribution(4, 20, 50, 22, 4),
    groupDistributions: [
      { ...council, ...makeDistribution(0, 10, 80, 10, 0) },
      { ...voluntary, ...makeDistribution(40, 10, 0, 10, 40) },
    ],
    groupsUnsaid: [{ ...council, asked: 24, dontKnow: 0, notApplicable: 4 }],
  });

  it('shows everybody and each group, how far each agrees, and who could not say', () => {
    const text = textOf(<QuestionByGroup question={question} levels={LEVELS} sectorName={sectorName} />);
    expect(text).toContain(
      'Agreed: 92% chose Developing or a level next to it. Furthest apart: COUNCIL 3.4, VOLUNTARY 1.9.',
    );
    expect(text).toContain('COUNCIL: agreed');
    expect(text).toContain('VOLUNTARY: split');
    expect(text).toMatch(/COUNCIL 24 0% 4%/);
    expect(text).toMatch(/Everybody 40 10% 5%/);
  });

  it('says why where it is not told by group, and makes no table of nothing', () => {
    const bare = makeItemResult('money.shift', { figure });
    const html = staticMarkup(<QuestionByGroup question={bare} levels={LEVELS} sectorName={sectorName} />);
    expect(html).toContain('How each type of partner answered is not told');
    expect(html).toContain('Too few people were asked to tell.');
    expect(html).not.toContain('could-not-say');
  });
});

describe('how sure we are', () => {
  it('gives each figure with the way to what it means, and says what alpha is not', () => {
    const html = staticMarkup(
      <HowSure
        sectorName={sectorName}
        result={makeDimensionResult('money', {
          between: { differs: true, gap: 1, etaSquared: 12, icc1: -0.04, icc2: null },
          within: [{ kind: 'sector', sectors: ['council'], n: 24, rwgj: 0.8 }],
          reliability: { n: 61, alpha: 0.81, low: 0.7, high: 0.88 },
        })}
      />,
    );
    for (const term of ['eta-squared', 'icc1', 'icc2', 'rwgj', 'alpha']) {
      expect(html).toContain(`href="/glossary#${term}"`);
    }
    for (const words of [
      '12% of the differences',
      '-0.04',
      'Cannot be worked out',
      'spread evenly',
      'nothing of your place',
    ]) {
      expect(html).toContain(words);
    }
    expect(html).toContain('0.81 (likely between 0.70 and 0.88), from 61 people');
    expect(html.replace(/<!-- -->/g, '')).toContain('COUNCIL (24 people): 0.8');
  });

  it('says of each figure that it is not shown, where it is not', () => {
    const text = textOf(<HowSure sectorName={sectorName} result={makeDimensionResult('money')} />);
    expect(text.match(/Not shown: /g)).toHaveLength(5);
  });
});

describe('means by role', () => {
  const board = { kind: 'sector', tiers: ['board'], n: 12 } as const;
  const rest = { kind: 'others', tiers: ['middle', 'frontline'], n: 30 } as const;
  const tiers: TierTable = {
    groups: [board, rest],
    figures: {
      overall: [
        { ...board, mean: 3.4 },
        { ...rest, mean: 2.6 },
      ],
    },
  };
  const rows = [
    { id: 'overall', name: 'Overall' },
    { id: 'money', name: 'Money and risk', href: '/money' },
  ];

  it('are told in words first, then in a table of the figures that are told by role', () => {
    const text = textOf(<TierMeans tiers={tiers} tierGap={0.8} tierName={sectorName} rows={rows} />);
    expect(text).toContain('Highest overall: BOARD (3.4). Lowest: Other roles (2.6).');
    expect(text).toContain('0.8 higher');
    expect(text.indexOf('Highest overall')).toBeLessThan(text.indexOf('Mean of people in each role'));
    expect(text).not.toContain('Money and risk');
  });

  it('are said not to be shown, with the way to why', () => {
    const html = staticMarkup(<TierMeans tiers={null} tierGap={null} tierName={sectorName} rows={rows} />);
    expect(html).toContain('href="/glossary#withheld"');
    expect(html).not.toContain('<table');
  });
});

describe('means by type of partner', () => {
  const rows = [
    { id: 'money', name: 'Money and risk', href: '/money', figure },
    { id: 'people', name: 'People', href: '/people', figure: { status: 'withheld' } as const },
  ];

  it('lead from each dimension to its page, and name those who are shown together', () => {
    const merged = { kind: 'others', sectors: ['ambulance', 'residents'], n: 6 } as const;
    const html = staticMarkup(
      <GroupMeans groups={[council, voluntary, merged]} sectorName={sectorName} rows={rows} />,
    );
    expect(html).toContain('href="/money"');
    expect(html).toContain('Other partners: AMBULANCE, RESIDENTS');
  });

  it('are not there where everybody stands together', () => {
    const all = { kind: 'all', sectors: ['council'], n: 9 } as const;
    expect(staticMarkup(<GroupMeans groups={[all]} sectorName={sectorName} rows={rows} />)).not.toContain(
      '<table',
    );
  });

  it('say in a plain table too why a figure is hidden', () => {
    const html = staticMarkup(
      <GroupTable
        id="g"
        caption="Means"
        rowLabel="Dimension"
        groups={[council, voluntary]}
        sectorName={sectorName}
        rows={rows}
      />,
    );
    expect(html).toContain('not shown, because it could tell what a few people said');
    expect(html).toContain('3.4');
  });
});

describe('the two ways to count', () => {
  it('are both told where they are apart, and nothing where they are not', () => {
    expect(textOf(<Weighting figure={makeFigure(2.9, [], 3.4)} />)).toMatch(
      /It matters here how people are counted/,
    );
    expect(staticMarkup(<Weighting figure={makeFigure(2.9, [], 3)} />)).toBe('');
    const rows = [
      { id: 'a', name: 'A', figure: makeFigure(2.9, [], 3) },
      { id: 'b', name: 'B', figure: makeFigure(2.9, [], 2.4) },
    ];
    const text = textOf(<WeightingsApart rows={rows} />);
    expect(text).toContain('On this dimension it matters');
    expect(text).toContain('B: each group of partners counted once it is 2.9');
    expect(text).not.toContain('A:');
    expect(staticMarkup(<WeightingsApart rows={rows.slice(0, 1)} />)).toBe('');
  });
});

describe('questions in order', () => {
  it('are links, the first few at once and the others behind a click that goes on counting', () => {
    const questions = Array.from({ length: 12 }, (_, index) => ({
      id: `q${index}`,
      text: `Question ${index}`,
      href: `?question=q${index}#question`,
      lines: [`Gap ${index}`],
    }));
    const html = staticMarkup(<RankedQuestions questions={questions} atOnce={10} />);
    expect(html.match(/<a /g)).toHaveLength(12);
    expect(html).toMatch(/<summary.*And 2 more.*<ol class="app-ranked" start="11">/s);
    expect(staticMarkup(<RankedQuestions questions={questions.slice(0, 10)} atOnce={10} />)).not.toContain(
      'details',
    );
  });
});

describe('the ways through the results', () => {
  const nav = (current: Parameters<typeof ResultsNav>[0]['current'], edition?: number) =>
    staticMarkup(<ResultsNav current={current} placeId="p" assessmentId="a" edition={edition} />);

  it('mark the page one is on, which is no link, and lead to the others in the same edition', () => {
    const html = nav('differences', 2);
    expect(html).toContain('<span aria-current="page">Where partners differ</span>');
    expect(html.match(/edition=2/g)).toHaveLength(4);
    expect(html).toContain('Since last time');
  });

  it('mark none on the page of a dimension', () => {
    expect(nav('dimension')).not.toContain('aria-current');
  });
});
