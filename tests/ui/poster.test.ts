import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast } from '../../src/ui/poster/colour';
import { designOf, type PosterFilm } from '../../src/ui/poster/design';
import { knownGenres, leadOf } from '../../src/ui/poster/genres';
import { MOTIFS } from '../../src/ui/poster/motifs/registry';
import { poster, type PosterSize } from '../../src/ui/poster/poster';
import { KNOWN_FILMS } from './known-films';
import { DRAWN, elementsOf } from './poster-markup';

const SIZES: readonly PosterSize[] = ['s', 'm', 'l'];

const GENRES = Object.keys(MOTIFS);

const films: fc.Arbitrary<PosterFilm> = fc.record({
  title: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.string({ unit: 'grapheme', maxLength: 14 }), { maxLength: 12 })
      .map((w) => w.join(' ')),
  ),
  year: fc.oneof(fc.constant(0), fc.integer({ min: 1890, max: 2030 })),
  genres: fc.subarray([...GENRES, '(no genres listed)', 'toString']),
});

/** Titles that try to break the markup or the layout. */
const ODD_TITLES = ['', ' ', 'X', '<&">', "'", '🎬', '👩‍🚀🎥', '12', '…And Justice for All', 'a: b']
  .concat(['é'.repeat(40), 'Pneumonoultramicroscopicsilicovolcanoconiosis', 'word '.repeat(80)])
  .concat([
    '七人の侍',
    'Война и мир',
    '<script>alert(1)</script>',
    '</text></svg><img src=x onerror=1>',
  ]);

/** A film's poster at all sizes, joined. */
const all = (film: PosterFilm) => SIZES.map((size) => poster(film, { size })).join('');

/** Every colour written into a poster. */
const coloursOf = (svg: string) => new Set(svg.match(/#[0-9a-f]{6}/g));

describe('poster', () => {
  test.each(KNOWN_FILMS)('of $film.title is the one it has always been', ({ film, digest }) => {
    expect(createHash('sha256').update(all(film)).digest('hex').slice(0, 12)).toBe(digest);
  });

  test('is the same for the same film, and another for another year', () => {
    const [{ film }] = KNOWN_FILMS;
    expect(poster({ ...film, genres: [...film.genres] })).toBe(poster(film));
    expect(poster({ ...film, year: film.year + 1 })).not.toBe(poster(film));
  });

  test('has ink that stands off its ground by 4.5 at least', () => {
    const run = (film: PosterFilm) => {
      const { ground, ink } = designOf(film).colours;
      expect(contrast(ground, ink)).toBeGreaterThanOrEqual(4.5);
    };
    fc.assert(fc.property(films, run), { numRuns: 3000, seed: 1 });
  });

  test('has a picture whose colours stand off its ground', () => {
    const run = (film: PosterFilm) => {
      const { ground, main, accent, extra } = designOf(film).inks;
      for (const ink of [main, accent, extra]) expect(contrast(ink, ground)).toBeGreaterThan(1.22);
    };
    fc.assert(fc.property(films, run), { numRuns: 1000, seed: 2 });
  });

  test('uses the colours of its design alone, so its size never changes them', () => {
    const run = (film: PosterFilm) => {
      const { colours, inks } = designOf(film);
      const allowed = new Set(
        Object.values<string>({ ...colours }).concat(Object.values({ ...inks })),
      );
      for (const size of SIZES) {
        const used = coloursOf(poster(film, { size }));
        expect(used.has(colours.ground)).toBe(true);
        expect([...used].filter((colour) => !allowed.has(colour))).toEqual([]);
      }
    };
    const withoutHash = films.filter(({ title }) => !title.includes('#'));
    fc.assert(fc.property(withoutHash, run), { numRuns: 300, seed: 3 });
  });

  test('draws the same motif at every size', () => {
    for (const { film } of KNOWN_FILMS) {
      // How many shapes this genre draws does not depend on the height of the picture.
      const shapes = SIZES.map((size) => {
        const svg = poster({ ...film, genres: ['Romance'] }, { size });
        return elementsOf(/<svg x=.*?<\/svg>/.exec(svg)?.[0] ?? '').join(' ');
      });
      expect(shapes).toEqual([shapes[0], shapes[0], shapes[0]]);
    }
  });

  test.each(ODD_TITLES)('of the title “%s” is well-formed', (title) => {
    for (const year of [0, 1925, 1994]) {
      for (const size of SIZES) {
        for (const genres of [[], ['Horror']]) {
          const elements = elementsOf(poster({ title, year, genres }, { size, label: true }));
          expect(elements.filter((name) => !DRAWN.has(name))).toEqual([]);
        }
      }
    }
  });

  test('of any film is well-formed, finite and without style attributes, ids or links', () => {
    const run = (film: PosterFilm) => {
      const svg = all({ ...film, title: film.title.replace(/[^ -~]/g, 'x') });
      const markup = svg.replace(/>[^<]*</g, '><');
      elementsOf(svg);
      expect(markup).not.toMatch(
        /NaN|Infinity|undefined| (?:style|id|href|class="(?!poster")|on\w+)=/,
      );
    };
    fc.assert(fc.property(films, run), { numRuns: 500, seed: 4 });
  });

  test('speaks its title only when asked to', () => {
    const film = { title: 'Fish & "Chips" <3', year: 1999, genres: [] };
    expect(poster(film)).toContain('aria-hidden="true"');
    expect(poster(film)).not.toContain('role=');
    const spoken = 'role="img" aria-label="Fish &amp; &quot;Chips&quot; &lt;3 (1999)"';
    expect(poster(film, { label: true })).toContain(spoken);
  });

  test('of an unknown year shows no year', () => {
    expect(poster({ title: 'Paterson', year: 0, genres: [] }, { label: true })).not.toContain(
      '(0)',
    );
    const texts = poster({ title: 'Paterson', year: 0, genres: ['Drama'] }).match(/<text/g);
    expect(texts).toHaveLength(1);
  });

  test('keeps every line inside the sheet', () => {
    const run = (film: PosterFilm) => {
      for (const [, x, length] of all(film).matchAll(
        /<text x="([\d.]+)".*? textLength="([\d.]+)"/g,
      )) {
        if (x !== '0') expect(Number(x) + Number(length)).toBeLessThanOrEqual(200 - 13 + 0.2);
      }
    };
    const ascii = films.filter(({ title }) => /^[ -~]+$/.test(title) && title.length < 60);
    fc.assert(fc.property(ascii, run), { numRuns: 300, seed: 5 });
  });
});

describe('genres', () => {
  test('lead in the order of their rarity', () => {
    expect(leadOf(knownGenres(['Drama', 'Crime', 'Film-Noir']))).toBe('Film-Noir');
    expect(leadOf(knownGenres(['Comedy', 'Romance']))).toBe('Romance');
  });

  test('give way from IMAX, which is a format', () => {
    expect(leadOf(knownGenres(['IMAX', 'Drama']))).toBe('Drama');
    expect(leadOf(knownGenres(['IMAX']))).toBe('IMAX');
  });

  test('that are not known lead nothing', () => {
    expect(leadOf(knownGenres(['(no genres listed)', 'toString']))).toBe('none');
  });
});
