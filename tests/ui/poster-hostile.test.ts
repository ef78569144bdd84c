import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { poster, type PosterSize } from '../../src/ui/poster/poster';
import { HOSTILE_TITLES } from './hostile-titles';
import { DRAWN, elementsOf } from './poster-markup';

const SIZES: readonly PosterSize[] = ['s', 'm', 'l'];

/** What XML can hold: its production Char. */
const XML = /^[\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

const drawings = (title: string) =>
  [0, 1925, 1994].flatMap((year) =>
    SIZES.flatMap((size) =>
      [[], ['Horror'], [title]].map((genres) =>
        poster({ title, year, genres }, { size, label: true }),
      ),
    ),
  );

/** Everything of a poster but the text it shows and speaks. */
const markup = (svg: string) => svg.replace(/>[^<]*</g, '><').replace(/ aria-label="[^"]*"/, '');

/** The text it shows or speaks, as a browser reads it. */
function texts(svg: string): readonly string[] {
  const marks: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return [...svg.matchAll(/>([^<]+)<| aria-label="([^"]*)"/g)].map(([, shown, spoken]) =>
    (shown ?? spoken ?? '').replace(/&(\w+);/g, (_, name: string) => marks[name]),
  );
}

describe('the poster of a film that is called', () => {
  test.each(Object.entries(HOSTILE_TITLES))('%s is a drawing and a text', (_, title) => {
    for (const svg of drawings(title)) {
      expect(elementsOf(svg).filter((name) => !DRAWN.has(name))).toEqual([]);
      expect(markup(svg)).not.toMatch(/ (?:on\w+|style|id|class="(?!poster")|\w*:?href|src)=/i);
      expect(svg).toMatch(XML);
    }
  });

  test.each(Object.entries(HOSTILE_TITLES))('%s speaks just that', (_, title) => {
    const [spoken] = texts(poster({ title, year: 0, genres: [] }, { label: true }));
    const readable = title.replace(/[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufffd]/g, '\ufffd');
    expect(spoken).toBe(readable);
  });

  test('anything at all is a drawing and a text', () => {
    const pieces = fc.oneof(
      fc.constantFrom(...Object.values(HOSTILE_TITLES)),
      fc.constantFrom('<', '>', '"', "'", '&', '/', '=', ' ', ';', '#', '\0', ']]>', '<!--', '</'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const titles = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));
    const run = (title: string, year: number, size: PosterSize) => {
      const svg = poster({ title, year, genres: [title] }, { size, label: true });
      expect(elementsOf(svg).filter((name) => !DRAWN.has(name))).toEqual([]);
    };
    const years = fc.integer({ min: -32768, max: 32767 });
    fc.assert(fc.property(titles, years, fc.constantFrom(...SIZES), run), {
      numRuns: 300,
      seed: 6,
    });
  }, 60_000);
});

describe('a title of 10,000 characters', () => {
  /** Far more texts than a title of a real film measures, and far fewer than would be felt. */
  const MOST_MEASURED = 200_000;

  afterEach(() => void vi.restoreAllMocks());

  test.each([
    ['letters', 'x'.repeat(10_000)],
    ['words', 'word '.repeat(2_000)],
    ['words of one letter', 'x '.repeat(5_000)],
    ['words of no width', '\u0301 '.repeat(5_000)],
    ['numbers', '12 '.repeat(3_333)],
    ['blanks', `a${' '.repeat(10_000)}b`],
    ['a subtitle', `ab: ${'i '.repeat(5_000)}`],
    ['dashes', 'ab - '.repeat(2_000)],
    ['brackets', `ab${' ('.repeat(5_000)}`],
    ['what is escaped', '<'.repeat(10_000)],
  ])('that is %s is set without measuring for ever', (_, title) => {
    let measured = 0;
    const normalize = String.prototype.normalize;
    vi.spyOn(String.prototype, 'normalize').mockImplementation(function (this: string, form) {
      measured += 1;
      if (measured > MOST_MEASURED) throw new Error(`measured over ${MOST_MEASURED} texts`);
      return normalize.call(this, form);
    });
    for (const size of SIZES) {
      const svg = poster({ title, year: 1994, genres: ['Drama'] }, { size });
      expect(elementsOf(svg).filter((name) => !DRAWN.has(name))).toEqual([]);
      expect(svg.length).toBeLessThan(20_000);
    }
    expect(measured).toBeGreaterThan(0);
  });
});
