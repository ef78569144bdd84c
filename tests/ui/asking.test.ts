import { expect, test } from 'vitest';
import { askingNote, askingText } from '../../src/ui/asking';

const names = {
  titleOf: (film: number) => ['Fargo', 'Alien'][film],
  genreOf: (bit: number) => ['Comedy', 'Sci-Fi', 'Film-Noir'][bit],
};

test.each([
  [
    { kind: 'splits', likely: true },
    'Asking because it splits opinion, and you probably know it.',
    'Splits opinion',
  ],
  [
    { kind: 'separates', liked: 0, other: 1, likely: false },
    'Asking because it tells comedy from science fiction.',
    'Tells comedy from science fiction',
  ],
  [
    { kind: 'separates', liked: 2, other: 0, likely: false },
    'Asking because it tells film noir from comedy.',
    'Tells film noir from comedy',
  ],
  [
    { kind: 'near', film: 0, likely: false },
    'Asking because it is often rated with Fargo.',
    'Often rated with Fargo',
  ],
  [{ kind: 'known', likely: true }, 'Asking because many people know it.', 'Many people know it'],
  [
    { kind: 'moves', likely: true },
    'Asking because your answer moves the picks, and you probably know it.',
    'Your answer moves the picks',
  ],
] as const)('%o is said in a sentence and in few words', (reason, sentence, note) => {
  expect(askingText(reason, names)).toBe(sentence);
  expect(askingNote(reason, names)).toBe(note);
});
