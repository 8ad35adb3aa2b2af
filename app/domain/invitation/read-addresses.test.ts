import { describe, expect, it } from 'vitest';
import { readAddresses } from './read-addresses';

const isAddress = (text: string) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
const read = (text: string) => {
  const { addresses, problems } = readAddresses(text, isAddress);
  return {
    addresses: addresses.map(({ address }) => address),
    problems: problems.map(({ line, typed, problem }) => `${line} ${problem} ${typed}`),
  };
};

describe('a pasted list of addresses', () => {
  it('has one a line, or several with commas or semicolons, and no heed of capitals or empty lines', () => {
    expect(read('A@Example.org\r\n\r\n b@example.org , c@example.org;d@example.org;\n')).toEqual({
      addresses: ['a@example.org', 'b@example.org', 'c@example.org', 'd@example.org'],
      problems: [],
    });
  });

  it('may have names before addresses in angle brackets, with commas in them, in quotes or not', () => {
    expect(
      read('"Poe, Jo" <jo@example.org>, Roe, Al <al@example.org>; mailto:kit@example.org').addresses,
    ).toEqual(['jo@example.org', 'al@example.org', 'kit@example.org']);
  });

  it('tells by line what is no address, and what stands there twice', () => {
    expect(read('a@example.org\nno address\nRoe, b@example.org\nX <A@example.org>\n<c@>')).toEqual({
      addresses: ['a@example.org', 'b@example.org'],
      problems: [
        '2 not-an-address no address',
        '3 not-an-address Roe',
        '4 twice X <A@example.org>',
        '5 not-an-address <c@>',
      ],
    });
  });

  it('takes nothing that could lead a message astray', () => {
    for (const odd of ['a:b@example.org', 'a\u0000@example.org', '(x)@example.org', 'a"b"@example.org']) {
      expect([odd, read(odd).addresses]).toEqual([odd, []]);
    }
    expect(read('x'.repeat(200)).problems[0]).toHaveLength('1 not-an-address '.length + 81);
  });
});
