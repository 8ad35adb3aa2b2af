import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router-dom';
import { describe, expect, it } from 'vitest';
import { BackLink } from './back-link';
import { Breadcrumb } from './breadcrumb';
import { Button } from './button';
import { Details } from './details';
import { ErrorMessage } from './error-message';
import { ErrorSummary } from './error-summary';
import { Hint } from './hint';
import { InsetText } from './inset-text';
import { NotificationBanner } from './notification-banner';
import { Pagination } from './pagination';
import { Radios } from './radios';
import { Select } from './select';
import { SkipLink } from './skip-link';
import { SummaryList } from './summary-list';
import { Table } from './table';
import { Tag } from './tag';
import { TaskList } from './task-list';
import { TextInput } from './text-input';
import { Textarea } from './textarea';
import { WarningCallout } from './warning-callout';

// nhsuk-frontend ships, for every component, the HTML it stands for. Ours must have the same elements with the same
// classes, ids and roles in the same order, so that its styles and what was tested with users hold for them too.

const require = createRequire(import.meta.url);

type Fixture = { name: string; html: string };

function fixture(component: string, name: string): string {
  const file = require.resolve(`nhsuk-frontend/dist/nhsuk/components/${component}/fixtures.json`);
  const { fixtures } = JSON.parse(readFileSync(file, 'utf8')) as { fixtures: Fixture[] };
  const found = fixtures.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`nhsuk-frontend has no fixture "${name}" of ${component}`);
  return found.html;
}

const compared = ['class', 'id', 'for', 'name', 'type', 'value', 'role', 'scope', 'aria-describedby', 'aria-labelledby'];

/** One line for each opening tag: its name and the compared attributes, in alphabetical order. */
function outline(html: string): string[] {
  return [...html.matchAll(/<([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(([, tag, attributes = '']) => {
    const kept = [...attributes.matchAll(/([a-z-]+)="([^"]*)"/gi)]
      .filter(([, name = '']) => compared.includes(name.toLowerCase()))
      .map(([, name = '', value]) => `${name.toLowerCase()}=${value}`);
    return [tag, ...kept.sort()].join(' ');
  });
}

function render(element: ReactElement): string {
  return renderToStaticMarkup(<MemoryRouter>{element}</MemoryRouter>);
}

const cases: [component: string, name: string, element: ReactElement][] = [
  ['details', 'default', <Details key="" summary="How to find your NHS number">Here.</Details>],
  ['skip-link', 'default', <SkipLink key="" />],
  ['tag', 'default', <Tag key="">Active</Tag>],
  ['hint', 'default', <Hint key="" id="">Help</Hint>],
  ['back-link', 'default', <BackLink key="" href="#" />],
  ['select', 'default', (
    <Select
      key=""
      id="example"
      name="example"
      label="Sort by"
      labelSize="l"
      labelHeading={1}
      items={['published', 'updated', 'views', 'comments'].map((value) => ({ value, text: value }))}
    />
  )],
  ['input', 'example phone number with error message', (
    <TextInput
      key=""
      id="contact-by-phone"
      name="contact-by-phone"
      type="tel"
      label="Phone number"
      error="Enter your phone number"
    />
  )],
  ['textarea', 'default', (
    <Textarea key="" id="example" name="example" label="Detail" labelSize="l" labelHeading={1} hint="Help" />
  )],
  ['character-count', 'default', (
    <Textarea
      key=""
      id="example"
      name="example"
      label="Detail"
      labelSize="l"
      labelHeading={1}
      hint="Help"
      limit={200}
    />
  )],
  ['radios', 'with divider', (
    <Radios
      key=""
      idPrefix="with-divider"
      name="example"
      legend="Do you know your NHS number?"
      legendSize="l"
      legendHeading={1}
      hint="10 digits"
      items={[
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
        { value: 'not sure', label: 'Not sure', divider: 'or' },
      ]}
    />
  )],
  ['breadcrumb', 'default', (
    <Breadcrumb
      key=""
      items={[
        { href: '/1', text: 'Home' },
        { href: '/2', text: 'NHS services' },
        { href: '/3', text: 'Hospitals' },
      ]}
    />
  )],
  ['task-list', 'with headings and hints as strings', <TaskList key="" tasks={[]} />],
  ['summary-list', 'with actions', (
    <SummaryList
      key=""
      rows={['name', 'date', 'information', 'details'].map((id) => ({
        id,
        key: id,
        value: id === 'information' ? <>1<br />2<br />3</> : id === 'details' ? <><p>1</p><p>2</p></> : id,
        change: { href: '#/change', hiddenText: id },
      }))}
    />
  )],
];

describe('our components and nhsuk-frontend’s', () => {
  it.each(cases.filter(([component]) => component !== 'task-list'))(
    'have the same elements and classes: %s (%s)',
    (component, name, element) => {
      expect(outline(render(element))).toEqual(expectedOutline(component, name));
    },
  );
});

void [Button, ErrorMessage, ErrorSummary, InsetText, NotificationBanner, Pagination, Table, WarningCallout];

function expectedOutline(component: string, name: string): string[] {
  return outline(fixture(component, name));
}
