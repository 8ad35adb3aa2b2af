import { expect, it } from 'vitest';
import { sameSitePath } from './next-path';

it.each([
  ['/places', '/places'],
  ['/places/p1/assessments/new?from=a%20b', '/places/p1/assessments/new?from=a%20b'],
  ['/places?x=https:%2F%2Felsewhere.example', '/places?x=https:%2F%2Felsewhere.example'],
  ['/plätze', '/pl%C3%A4tze'],
  ['/a/../places', '/places'],
])('after signing in one goes on to a path of this site: %s', (text, path) => {
  expect(sameSitePath(text)).toBe(path);
});

it.each([
  null,
  '',
  'places',
  'https://elsewhere.example/',
  'javascript:alert(1)',
  '//elsewhere.example',
  '///elsewhere.example',
  '/\\elsewhere.example',
  '\\\\elsewhere.example',
  '/\t/elsewhere.example',
  '/\n/elsewhere.example',
  '/\u0000/elsewhere.example',
  ' /places',
  '/./ /elsewhere.example',
  '/.//elsewhere.example',
  '/x/..//elsewhere.example',
  '/%2e%2e//elsewhere.example',
  `/${'a'.repeat(500)}`,
])('after signing in nobody is led elsewhere: %j', (text) => {
  expect(sameSitePath(text)).toBeUndefined();
});
