import { expect, test } from 'vitest';
import { bandText, predictedText, starsText, stepFrom } from '../../src/ui/stars';

test('half stars are read as people write them', () => {
  expect([1, 2, 9, 10].map(starsText)).toEqual(['0.5', '1', '4.5', '5']);
});

test('a band is read with one decimal', () => {
  expect(bandText({ low: 3.444, high: 5 })).toBe('3.4 to 5.0');
});

test('an arrow key steps half a star, from nothing to half a star', () => {
  expect(stepFrom(7, 'ArrowRight')).toBe(8);
  expect(stepFrom(7, 'ArrowLeft')).toBe(6);
  expect(stepFrom(0, 'ArrowRight')).toBe(1);
});

test('arrow keys stop at the ends', () => {
  expect(stepFrom(10, 'ArrowDown')).toBe(10);
  expect(stepFrom(1, 'ArrowUp')).toBe(1);
});

test('other keys lead nowhere', () => {
  expect(stepFrom(7, 'Enter')).toBeUndefined();
});

test.each([
  [4.149, '4.2'],
  [4.144, '4.1'],
  [Math.fround(4.15), '4.2'],
  [4.05, '4.1'],
  [5, '5.0'],
])('%f predicted stars are written %s, as 4.15 in an account would be', (stars, text) => {
  expect(predictedText(stars)).toBe(text);
});
