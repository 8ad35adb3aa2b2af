import { describe, expect, it } from 'vitest';
import { staticMarkup } from '../../../tests/factories/static-markup';
import { ErrorSummary } from './error-summary';

describe('ErrorSummary', () => {
  it('lists what is wrong, each linked to its field', () => {
    const html = staticMarkup(
      <ErrorSummary
        errors={[
          { href: '#sector', text: 'Choose your sector' },
          { href: '#tier', text: 'Choose your tier' },
        ]}
      />,
    );
    expect(html).toContain('There is a problem');
    expect(html).toMatch(/<a href="#sector">Choose your sector<\/a>.*<a href="#tier">Choose your tier<\/a>/);
  });

  it('can take the focus, with the alert inside it', () => {
    const html = staticMarkup(<ErrorSummary errors={[{ href: '#sector', text: 'Choose your sector' }]} />);
    expect(html).toMatch(/^<div class="nhsuk-error-summary" tabindex="-1"><div role="alert">/);
  });

  it('is not there while nothing is wrong', () => {
    expect(staticMarkup(<ErrorSummary errors={[]} />)).toBe('');
  });
});
