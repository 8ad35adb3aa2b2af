import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { staticMarkup } from '../../../tests/factories/static-markup';
import { BackLink } from './back-link';
import { Breadcrumb } from './breadcrumb';
import { Button } from './button';
import { Checkbox } from './checkbox';
import { Details } from './details';
import { ErrorMessage } from './error-message';
import { ErrorSummary } from './error-summary';
import { Fieldset } from './fieldset';
import { Hint } from './hint';
import { InsetText } from './inset-text';
import { NotificationBanner } from './notification-banner';
import { Radios } from './radios';
import { Select } from './select';
import { SkipLink } from './skip-link';
import { SummaryList } from './summary-list';
import { Tag } from './tag';
import { TextInput } from './text-input';
import { Textarea } from './textarea';
import { WarningCallout } from './warning-callout';

// For every component nhsuk-frontend ships the HTML that it stands for. Ours must have the same elements, with the same
// classes, ids and roles, in the same order: then its styles, and what was learnt by testing it with people, hold here.

type Case = { component: string; fixture: string; ours: ReactElement };

const question = { legendSize: 'l', legendHeading: 1 } as const;
const field = { id: 'example', name: 'example', labelSize: 'l', labelHeading: 1 } as const;

const cases: Case[] = [
  { component: 'back-link', fixture: 'default', ours: <BackLink href="/" /> },
  { component: 'button', fixture: 'default', ours: <Button>Save and continue</Button> },
  {
    component: 'button',
    fixture: 'secondary, small',
    ours: <Button variant="secondary" small children="Find" />,
  },
  {
    component: 'details',
    fixture: 'default',
    ours: <Details summary="How to find it">In a letter.</Details>,
  },
  {
    component: 'error-message',
    fixture: 'default',
    ours: <ErrorMessage id="name-error">Enter a name</ErrorMessage>,
  },
  {
    component: 'error-summary',
    fixture: 'default',
    ours: <ErrorSummary errors={[{ href: '#example-day', text: 'Enter a date in the past' }]} />,
  },
  {
    component: 'fieldset',
    fixture: 'default',
    ours: <Fieldset legend="Address" {...question} children={null} />,
  },
  { component: 'hint', fixture: 'default', ours: <Hint id="example-hint">As on the letter</Hint> },
  { component: 'inset-text', fixture: 'default', ours: <InsetText children={<p>A note</p>} /> },
  {
    component: 'notification-banner',
    fixture: 'default',
    ours: (
      <NotificationBanner id="nhsuk-notification-banner">
        <p className="nhsuk-notification-banner__heading">Updated</p>
      </NotificationBanner>
    ),
  },
  { component: 'skip-link', fixture: 'default', ours: <SkipLink /> },
  { component: 'tag', fixture: 'default', ours: <Tag>Active</Tag> },
  {
    component: 'warning-callout',
    fixture: 'default',
    ours: (
      <WarningCallout heading="Important" headingLevel={3}>
        <p className="nhsuk-card__description">Tell your doctor</p>
      </WarningCallout>
    ),
  },
  {
    component: 'radios',
    fixture: 'with hints on items',
    ours: (
      <Radios
        idPrefix="with-hint-item"
        name="example"
        legend="Have you a phone?"
        {...question}
        items={[
          { value: 'mobile', label: 'Yes', hint: 'We will text you' },
          { value: 'landline', label: 'No', hint: 'We will call you' },
        ]}
      />
    ),
  },
  {
    component: 'select',
    fixture: 'default',
    ours: (
      <Select
        {...field}
        label="Sort by"
        items={['published', 'updated', 'views', 'comments'].map((value) => ({ value, text: value }))}
      />
    ),
  },
  { component: 'input', fixture: 'default', ours: <TextInput {...field} label="Full name" /> },
  {
    component: 'input',
    fixture: 'example phone number with error message',
    ours: (
      <TextInput
        id="contact-by-phone"
        name="contact-by-phone"
        type="tel"
        label="Phone number"
        error="Enter your phone number"
      />
    ),
  },
  {
    component: 'textarea',
    fixture: 'default',
    ours: <Textarea {...field} label="More detail" hint="No names" />,
  },
  {
    component: 'character-count',
    fixture: 'default',
    ours: <Textarea {...field} label="More detail" hint="No names" limit={200} />,
  },
  {
    component: 'breadcrumb',
    fixture: 'default',
    ours: (
      <Breadcrumb items={['Home', 'Services', 'Hospitals'].map((text) => ({ href: `/${text}`, text }))} />
    ),
  },
  {
    component: 'summary-list',
    fixture: 'with actions',
    ours: (
      <SummaryList
        rows={[
          1,
          2,
          <>
            {[1, 2].map((n) => (
              <br key={n} />
            ))}
          </>,
          <>
            {[1, 2].map((n) => (
              <p key={n} />
            ))}
          </>,
        ].map((value, index) => ({
          id: String(index),
          key: 'Key',
          value,
          change: { href: '/change', hiddenText: 'your name' },
        }))}
      />
    ),
  },
];

describe('our components', () => {
  it.each(cases)(
    'stand for the HTML of nhsuk-frontend: $component, $fixture',
    ({ component, fixture, ours }) => {
      expect(outline(staticMarkup(ours))).toEqual(outline(nhsukFixture(component, fixture)));
    },
  );

  it('stand for the HTML of one nhsuk-frontend checkbox', () => {
    const group = outline(nhsukFixture('checkboxes', 'default'));
    const start = group.indexOf('div class="nhsuk-checkboxes"');
    const ours = <Checkbox id="example" name="example" value="email" label="Email" />;
    expect(outline(staticMarkup(ours)).slice(1)).toEqual(group.slice(start, start + 4));
  });
});

function nhsukFixture(component: string, name: string): string {
  const file = createRequire(import.meta.url).resolve(
    `nhsuk-frontend/dist/nhsuk/components/${component}/fixtures.json`,
  );
  const { fixtures } = JSON.parse(readFileSync(file, 'utf8')) as {
    fixtures: { name: string; html: string }[];
  };
  const found = fixtures.find((fixture) => fixture.name === name);
  if (!found) throw new Error(`nhsuk-frontend has no fixture "${name}" of ${component}`);
  return found.html;
}

/**
 * One line for each opening tag: its name and the attributes that styles and assistive technology go by. Classes that
 * only scripts or single uses need (`js`, `-u-`) are left out, and so are ids but those of fields.
 */
function outline(html: string): string[] {
  const attributes = ['class', 'for', 'name', 'type', 'value', 'role', 'aria-describedby', 'aria-labelledby'];
  return [...html.matchAll(/<([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, tag, found = '']) => {
      const kept = [...found.matchAll(/([a-z-]+)="([^"]*)"/gi)]
        .map(([, name = '', value = '']) => [name.toLowerCase(), value] as const)
        .filter(([name]) => attributes.includes(name) || (name === 'id' && tag === 'input'))
        .map(([name, value]) => [name, value.replace(/ ?nhsuk-(js|u-(?!visually))[a-z-]*/g, '')] as const)
        .map(([name, value]) => `${name}="${value}"`);
      return [tag, ...kept.sort()].join(' ');
    },
  );
}
