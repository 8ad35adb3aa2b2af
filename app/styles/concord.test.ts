import { brotliCompressSync } from 'node:zlib';
import { compile, compileString, type Options } from 'sass';
import { describe, expect, it } from 'vitest';

const options: Options<'sync'> = {
  loadPaths: ['node_modules', 'app/styles'],
  style: 'compressed',
  quietDeps: true,
};
const { css } = compile('app/styles/concord.scss', options);

/** The colours of _settings.scss by name; lists as `levels-1` and on. */
function readPalette(): Record<string, string> {
  const names = ['ink', 'brand', 'action', 'paper', 'ground', 'quiet', 'rule', 'focus', 'error'];
  const lists = ['levels', 'level-texts', 'bands'];
  const source = `@use 'sass:list'; @use 'settings' as *; a {
    ${names.map((name) => `--${name}: #{$${name}};`).join('')}
    ${lists.map((name) => [1, 2, 3, 4, 5].map((n) => `--${name}-${n}: #{list.nth($${name}, ${n})};`).join('')).join('')}
  }`;
  const found = compileString(source, options).css.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]+)/g);
  return Object.fromEntries([...found].map(([, name, colour]) => [name, colour]));
}

/** Relative luminance of a `#rgb` or `#rrggbb` colour (WCAG 2.2). */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

describe('the style sheet', () => {
  it('stays under 12 KB as it goes over the wire', () => {
    expect(brotliCompressSync(css).length).toBeLessThan(12 * 1024);
  });

  it('asks for nothing from another host, and no font at all', () => {
    expect(css).not.toMatch(/url\((?!["']?data:)/);
    expect(css).not.toContain('@font-face');
    expect(css).not.toMatch(/frutiger/i);
  });

  it('names a font for the page, as nhsuk-frontend does only with its own', () => {
    expect(css).toMatch(/html\{font-family:arial/);
  });

  it('has none of the blue of the NHS identity', () => {
    expect(css).not.toMatch(/#005eb8|#003087/i);
  });

  it('gives no bar a fixed place over the page', () => {
    expect(css).not.toMatch(/position:\s*fixed/);
  });
});

describe('the palette', () => {
  const palette = readPalette();
  const colour = (name: string) => {
    const found = palette[name];
    if (!found) throw new Error(`no colour ${name} in _settings.scss`);
    return found;
  };

  it.each([
    ['ink', 'paper'],
    ['ink', 'ground'],
    ['quiet', 'paper'],
    ['quiet', 'ground'],
    ['action', 'paper'],
    ['action', 'ground'],
    ['brand', 'ground'],
    ['error', 'paper'],
    ['error', 'ground'],
    ['paper', 'brand'],
    ['paper', 'action'],
    ['ink', 'focus'],
  ])('reads %s on %s at 4.5 to 1', (text, behind) => {
    expect(contrast(colour(text), colour(behind))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([1, 2, 3, 4, 5])('reads the name of level %i on its colour', (level) => {
    expect(contrast(colour(`level-texts-${level}`), colour(`levels-${level}`))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([1, 2, 3, 4, 5])('tells marks of both kinds from band %i at 3 to 1', (band) => {
    expect(contrast(colour('brand'), colour(`bands-${band}`))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour('ink'), colour(`bands-${band}`))).toBeGreaterThanOrEqual(3);
  });

  it('darkens from level to level by enough to be told apart in greyscale', () => {
    const lightness = [1, 2, 3, 4, 5].map(
      (level) => 116 * Math.cbrt(luminance(colour(`levels-${level}`))) - 16,
    );
    for (let index = 1; index < lightness.length; index += 1) {
      expect(lightness[index - 1]! - lightness[index]!).toBeGreaterThanOrEqual(12);
    }
  });
});
