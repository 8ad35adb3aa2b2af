import { describe, expect, it } from 'vitest';
import { bandAndMean, oneDecimal, bandsInWords } from './messages';

describe('a mean in words', () => {
  it('is its band’s name, then the number to one decimal', () => {
    expect(bandAndMean(2.9)).toBe('Developing (2.9)');
    expect(bandAndMean(8 / 3)).toBe('Developing (2.7)');
    expect(bandAndMean(5)).toBe('Thriving (5.0)');
  });

  it('keeps the band of the unrounded mean', () => {
    expect(bandAndMean(2.57)).toBe('Emerging (2.6)');
  });
});

describe('a number to one decimal', () => {
  it('rounds halves upwards, also where floating point keeps them a hair below', () => {
    expect(['2.25', '1.45', '2.95', '4.35'].map(Number).map(oneDecimal)).toEqual([
      '2.3',
      '1.5',
      '3.0',
      '4.4',
    ]);
    expect(oneDecimal(2.2499)).toBe('2.2');
  });
});

it('says which scores get which word, each edge in the band that it begins', () => {
  expect(bandsInWords()).toBe(
    'below 1.8 Not started, 1.8 to 2.6 Emerging, 2.6 to 3.4 Developing, 3.4 to 4.2 Maturing, 4.2 and above Thriving',
  );
});
