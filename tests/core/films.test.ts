import { describe, expect, test } from 'vitest';
import { genresOf, parseTitle, titleKey } from '../../src/core/films';

describe('a title as MovieLens writes it', () => {
  test.each([
    ['Toy Story (1995)', 'Toy Story', 1995],
    ['Matrix, The (1999)', 'The Matrix', 1999],
    ['Beautiful Mind, A (2001)', 'A Beautiful Mind', 2001],
    ['American in Paris, An (1951)', 'An American in Paris', 1951],
    ['Misérables, Les (1995)', 'Les Misérables', 1995],
    ["Avventura, L' (Adventure, The) (1960)", "L'Avventura (The Adventure)", 1960],
    ['Postman, The (Postino, Il) (1994)', 'The Postman (Il Postino)', 1994],
    [
      'City of Lost Children, The (Cité des enfants perdus, La) (1995)',
      'The City of Lost Children (La Cité des enfants perdus)',
      1995,
    ],
    [
      "Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)",
      "Amelie (Le Fabuleux destin d'Amélie Poulain)",
      2001,
    ],
    ['Seven Samurai (Shichinin no samurai) (1954)', 'Seven Samurai (Shichinin no samurai)', 1954],
    [
      'Bicycle Thieves (a.k.a. The Bicycle Thief) (a.k.a. The Bicycle Thieves) (Ladri di biciclette) (1948)',
      'Bicycle Thieves (a.k.a. The Bicycle Thief) (a.k.a. The Bicycle Thieves) (Ladri di biciclette)',
      1948,
    ],
    ['(500) Days of Summer (2009)', '(500) Days of Summer', 2009],
    ['2001: A Space Odyssey (1968)', '2001: A Space Odyssey', 1968],
    ['Me, Myself & Irene (2000)', 'Me, Myself & Irene', 2000],
    [
      'Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966)',
      'The Good, the Bad and the Ugly (Il Buono, il brutto, il cattivo)',
      1966,
    ],
    ['Justice League: The New Frontier (2008) ', 'Justice League: The New Frontier', 2008],
    ['Death Note: Desu nôto (2006–2007)', 'Death Note: Desu nôto', 2006],
    ['Fawlty Towers (1975-1979)', 'Fawlty Towers', 1975],
  ])('%s', (raw, title, year) => {
    expect(parseTitle(raw)).toEqual({ title, year });
  });

  test.each(['Emma', 'Babylon 5', 'The OA', 'Maria Bamford: Old Baby', 'Movie (unfinished)', ''])(
    '"%s" has no year',
    (raw) => {
      expect(parseTitle(raw)).toEqual({ title: raw, year: 0 });
    },
  );

  test('that is nothing but a year stays as it is', () => {
    expect(parseTitle('(1999)')).toEqual({ title: '(1999)', year: 1999 });
  });
});

describe('the key of a title', () => {
  test.each([
    ['The Matrix', 'matrix'],
    ['Amélie', 'amelie'],
    ["Amélie (Le fabuleux destin d'Amélie Poulain)", 'amelie'],
    ['Ocean’s Eleven', 'oceans eleven'],
    ["Ocean's Eleven", 'oceans eleven'],
    ['Fast & Furious', 'fast and furious'],
    ['Spider-Man: Homecoming', 'spider man homecoming'],
    ['WALL·E', 'wall e'],
    ['(Untitled)', 'untitled'],
    ['(500) Days of Summer', '500 days of summer'],
    ['The', 'the'],
    ['$ ', '$'],
    ['!!! (Chk Chk Chk)', '!!! (Chk Chk Chk)'],
    ['千と千尋の神隠し', '千と千尋の神隠し'],
  ])('%s → %s', (title, key) => {
    expect(titleKey(title)).toBe(key);
  });
});

test('genres come in the order of the vocabulary, up to the 32nd', () => {
  const genreNames = Array.from({ length: 32 }, (_, bit) => `G${bit}`);
  const genres = Uint32Array.of(0, 0b101, 2 ** 31 + 2);
  expect(genresOf({ genreNames, genres }, 0)).toEqual([]);
  expect(genresOf({ genreNames, genres }, 1)).toEqual(['G0', 'G2']);
  expect(genresOf({ genreNames, genres }, 2)).toEqual(['G1', 'G31']);
});
