import { describe, expect, it } from 'vitest';
import { postedForm } from './form';

describe('a form read from a page', () => {
  it('is the first one that is posted', () => {
    const html =
      '<form method="get"><input name="a" type="hidden"/></form><form method="post" action="/x"></form>';
    expect(postedForm(html)).toEqual({ action: '/x', fields: [], choices: {} });
  });

  it('is missing where nothing is posted', () => {
    expect(postedForm('<form><input name="a"/></form>')).toBeUndefined();
  });

  it('holds hidden fields and text areas with their values in plain text', () => {
    const html = `<form method="post"><input type="hidden" name="version" value="a&amp;b"/>
      <textarea name="comment:q" rows="3">it&#x27;s &lt;late&gt;</textarea></form>`;
    expect(postedForm(html)?.fields).toEqual([
      ['version', 'a&b'],
      ['comment:q', "it's <late>"],
    ]);
  });

  it('offers the values of each group of radio buttons, and no tick box', () => {
    const html = `<form method="POST"><input type="radio" name="q" value="1" checked=""/>
      <input class="app" value="dk" name="q" type="radio"/><input type="checkbox" name="joint" value="yes"/></form>`;
    expect(postedForm(html)).toEqual({ action: undefined, fields: [], choices: { q: ['1', 'dk'] } });
  });
});
