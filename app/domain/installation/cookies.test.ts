import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COOKIES, STORAGE } from './cookies';

const folder = new URL('../../', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /^(routes|lib|components)\/.*\.tsx?$/.test(name) && !name.includes('.test.'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

it('every cookie and every item of storage that the code names is told of', () => {
  const named = sources.flatMap(
    (source) => source.match(/(?<=['`]|__Host-|__Secure-)concord-[a-z]+(-[a-z]+)*(?=['`:])/g) ?? [],
  );
  const told = [...COOKIES, ...STORAGE].map(({ name }) => name);
  expect(named).toEqual(expect.arrayContaining(['concord-answers', 'concord-account', 'concord-unsaved']));
  expect(told).toEqual(expect.arrayContaining(named));
});
