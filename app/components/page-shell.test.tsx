import { describe, expect, it } from 'vitest';
import { currentIn, isPlainClick, PageShell } from './page-shell';
import { staticMarkup } from '../../tests/factories/static-markup';

const plain = {
  button: 0,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  defaultPrevented: false,
};

describe('PageShell', () => {
  const html = staticMarkup(<PageShell>the page</PageShell>, '/case-studies/south-tyneside-2020');

  it('begins with the skip link, whose target can take the focus', () => {
    expect(html).toMatch(/^<a class="nhsuk-skip-link" href="#maincontent">/);
    expect(html).toMatch(/<main [^>]*id="maincontent" tabindex="-1"[^>]*>the page<\/main>/);
  });

  it('links to every section as plain links, so that it works without a script', () => {
    for (const path of ['/', '/try', '/questions', '/case-studies', '/privacy']) {
      expect(html).toContain(`href="${path}"`);
    }
    expect(html).not.toMatch(/<button|hidden=""/);
  });

  it('marks the section the page is in, and no other', () => {
    expect(html.match(/aria-current/g)).toHaveLength(1);
    expect(html).toMatch(/href="\/case-studies"[^>]*aria-current="true"/);
  });

  it('holds no inline style, which the content security policy would refuse', () => {
    expect(html).not.toContain('style=');
  });
});

describe('currentIn', () => {
  const section = { href: '/try', within: ['/try', '/answer'] };

  it('tells the section’s own page from one below it and one elsewhere', () => {
    expect(currentIn(section, '/try')).toBe('page');
    expect(currentIn(section, '/answer/k7mp/vision')).toBe('true');
    expect(currentIn(section, '/questions')).toBeUndefined();
  });

  it('is not fooled by a longer word', () => {
    expect(currentIn(section, '/trying')).toBeUndefined();
  });
});

describe('isPlainClick', () => {
  it('leaves to the browser what asks for another tab or window', () => {
    expect(isPlainClick(plain)).toBe(true);
    for (const key of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey'] as const) {
      expect(isPlainClick({ ...plain, [key]: true })).toBe(false);
    }
    expect(isPlainClick({ ...plain, button: 1 })).toBe(false);
  });
});
