import { describe, expect, test } from 'vitest';
import { distinctiveTerms, namesFrom } from '../../../src/core/projection/distinctive';
import { filmTerms } from '../../../src/core/projection/film-terms';
import { datasetFrom } from '../../fixtures';

const FILMS = 400;
/** A quarter is horror, half drama; films 0 … 39 are of the 1980s; two films of 0 … 39 bear a tag that nothing else does. */
function data() {
  const plain = datasetFrom(1, FILMS, []);
  const taggings = [
    ...[0, 1].map((film) => ({ film, text: 'rare' })),
    ...[2, 3, 4, 5, 6].map((film) => ({ film, text: film % 2 ? 'Slasher' : 'slasher' })),
    ...[7, 8, 9, 10].map((film) => ({ film, text: 'HORROR' })),
    ...[11, 12, 13].map((film) => ({ film, text: 'In Netflix queue' })),
  ];
  const names = [...new Set(taggings.map(({ text }) => text))];
  const none = new Uint32Array(taggings.length);
  return {
    films: {
      ...plain.films,
      genreNames: ['Horror', 'Drama'],
      genres: Uint32Array.from(
        { length: FILMS },
        (_, film) => (film % 4 === 0 ? 1 : 0) | (film % 2 === 1 ? 2 : 0),
      ),
      years: Int16Array.from({ length: FILMS }, (_, film) => (film < 40 ? 1985 : 2003)),
    },
    tags: {
      names,
      user: none,
      times: none,
      film: Uint32Array.from(taggings, ({ film }) => film),
      tag: Uint32Array.from(taggings, ({ text }) => names.indexOf(text)),
    },
  };
}

const index = filmTerms(data());
const films = Uint32Array.from({ length: FILMS }, (_, film) => film);
const counts = new Uint32Array(FILMS).fill(4);
const find = distinctiveTerms(index, { films, counts });
const termsOf = (film: number) =>
  [...index.terms.subarray(index.starts[film], index.starts[film + 1])].map(
    (term) => `${index.names[term].kind} ${index.names[term].text}`,
  );

describe('the terms of a film', () => {
  test('are its genres, its decade and its tags, one spelling of each', () => {
    expect(termsOf(4)).toEqual(['genre Horror', 'decade 1980s', 'tag slasher']);
    expect(termsOf(5)).toEqual(['genre Drama', 'decade 1980s', 'tag slasher']);
  });

  test('leave a tag to the genre of its name, and out what says nothing of the film', () => {
    expect(termsOf(8)).toEqual(['genre Horror', 'decade 1980s']);
    expect(termsOf(10)).toEqual(['decade 1980s']);
    expect(termsOf(12)).toEqual(['genre Horror', 'decade 1980s']);
  });
});

describe('the distinctive terms of a set', () => {
  const eighties = films.slice(0, 40);

  test('are what it has more often than all films, with both shares', () => {
    const [first, ...rest] = find(eighties, { most: 5 });
    expect(first).toMatchObject({ text: '1980s', kind: 'decade', share: 1, usual: 0.1, lift: 10 });
    expect(rest.map(({ text }) => text)).toEqual(['slasher']);
    expect(find(eighties, { most: 1 })).toHaveLength(1);
  });

  test('are none that too few films bear, and none of what is as common elsewhere', () => {
    const texts = find(eighties, { most: 9 }).map(({ text }) => text);
    expect(texts).not.toContain('rare');
    expect(texts).not.toContain('Horror');
    expect(find(films, { most: 9 })).toEqual([]);
    expect(find(films.slice(0, 2), { most: 9 })).toEqual([]);
  });

  test('score as eq. 22 of Monroe et al. says', () => {
    // Forty films of forty, against 40 of 400, with a prior of twelve such films: odds 41.2 : 10.8 against 1 : 9.
    const [first] = find(eighties, { most: 1 });
    const z = (Math.log(41.2 / 10.8) - Math.log(0.1 / 0.9)) / Math.sqrt(1 / 41.2 + 1 / 10.8);
    expect(first.z).toBeCloseTo(z, 10);
  });

  test('go by the films that people know', () => {
    // Half of the set is horror, a quarter of all films is.
    const half = films.filter((film) => film < 160 && film % 4 !== 1 && film % 4 !== 3);
    const unknown = counts.map((_, film) => (film % 4 === 0 && film < 160 ? 1 : 400));
    const texts = (known: Uint32Array) =>
      distinctiveTerms(index, { films, counts: known })(half, { most: 9 }).map(({ text }) => text);
    expect(texts(counts)).toContain('Horror');
    expect(texts(unknown)).not.toContain('Horror');
  });
});

describe('a name', () => {
  const horror = { text: 'Horror', kind: 'genre' } as const;
  const tag = { text: 'slasher', kind: 'tag' } as const;
  const eighties = { text: '1980s', kind: 'decade' } as const;
  const nineties = { text: '1990s', kind: 'decade' } as const;

  test('is of two terms, else of one, with a capital', () => {
    expect(namesFrom([horror, tag])).toEqual(['Horror · Slasher', 'Horror', 'Slasher']);
    expect(namesFrom([tag])).toEqual(['Slasher']);
    expect(namesFrom([])).toEqual([]);
  });

  test('begins with what the films are, and has one decade at most', () => {
    expect(namesFrom([eighties, nineties, horror])).toEqual([
      'Horror · 1980s',
      'Horror · 1990s',
      'Horror',
      '1980s',
      '1990s',
    ]);
  });
});
