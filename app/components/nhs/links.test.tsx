import { describe, expect, it } from 'vitest';
import { staticMarkup } from '../../../tests/factories/static-markup';
import { ButtonLink } from './button-link';
import { Pagination } from './pagination';
import { SummaryList } from './summary-list';
import { TaskList } from './task-list';

describe('ButtonLink', () => {
  it('stays a link, since the space bar does not press it', () => {
    const html = staticMarkup(<ButtonLink href="/try">Take the survey</ButtonLink>);
    expect(html).toMatch(/^<a [^>]*href="\/try"[^>]*>Take the survey<\/a>$/);
    expect(html).toContain('class="nhsuk-button"');
    expect(html).not.toContain('role=');
  });
});

describe('Pagination', () => {
  it('names the neighbouring pages and leaves out one that is not there', () => {
    const html = staticMarkup(<Pagination next={{ href: '/b', label: 'Bradford' }} />);
    expect(html).toContain('rel="next"');
    expect(html).toContain('Bradford');
    expect(html).not.toContain('rel="prev"');
  });
});

describe('SummaryList', () => {
  it('says what a change link would change to those who hear it alone', () => {
    const change = { href: '/about', hiddenText: 'your sector' };
    const html = staticMarkup(
      <SummaryList rows={[{ id: 'sector', key: 'Sector', value: 'Acute', change }]} />,
    );
    expect(html).toContain('Change<span class="nhsuk-u-visually-hidden"> your sector</span>');
  });
});

describe('TaskList', () => {
  const html = staticMarkup(
    <TaskList
      tasks={[
        {
          id: 'vision',
          title: 'Vision',
          href: '/vision',
          status: '1 of 3',
          statusColour: 'blue',
          hint: '3 minutes',
        },
        { id: 'send', title: 'Send', status: 'Cannot start yet' },
      ]}
    />,
  );

  it('describes each link by its hint and how the step stands', () => {
    expect(html).toContain('aria-describedby="vision-hint vision-status"');
  });

  it('does not link a step that cannot be taken yet', () => {
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('<div>Send</div>');
  });
});
