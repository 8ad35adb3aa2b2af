import { describe, expect, it } from 'vitest';
import { staticMarkup } from '../../../tests/factories/static-markup';
import { Radios } from './radios';

const items = [
  { value: 'full', label: 'Full' },
  { value: 'workshop', label: 'Workshop' },
];

describe('Radios', () => {
  it('checks the selected item alone', () => {
    const html = staticMarkup(<Radios idPrefix="form" name="form" items={items} selected="workshop" />);
    expect(html.match(/checked=""/g)).toHaveLength(1);
    expect(html).toMatch(/id="form-2"[^>]*checked=""/);
  });

  it.each([undefined, null, 'gone'])('checks nothing for %s', (selected) => {
    expect(
      staticMarkup(<Radios idPrefix="form" name="form" items={items} selected={selected} />),
    ).not.toContain('checked');
  });

  it('tells the group of its hint and its error, in that order', () => {
    const html = staticMarkup(
      <Radios idPrefix="form" name="form" items={items} legend="Form" hint="One" error="Choose a form" />,
    );
    expect(html).toMatch(/<fieldset[^>]*aria-describedby="form-hint form-error"/);
    expect(html).toMatch(
      /id="form-error"><span class="nhsuk-u-visually-hidden">Error: <\/span>Choose a form/,
    );
  });

  it('puts a divider outside the choices', () => {
    const divided = items.map((item, index) => (index === 1 ? { ...item, divider: 'or' } : item));
    const html = staticMarkup(<Radios idPrefix="form" name="form" items={divided} />);
    expect(html).toContain(
      '</div><div class="nhsuk-radios__divider">or</div><div class="nhsuk-radios__item">',
    );
  });
});
