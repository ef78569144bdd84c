import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toCsv } from '../../scripts/sample/csv';
import { GENRES, readFilms } from '../../scripts/sample/films';
import { diceFrom } from '../../scripts/sample/random';
import { makeSample } from '../../scripts/sample/sample';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const committed = new Uint8Array(readFileSync('public/data/sample.zip'));
const files = unzipSync(committed);
const linesOf = (name: string) => strFromU8(files[`sample/${name}`]).split('\r\n').slice(0, -1);
const rowsOf = (name: string) =>
  linesOf(name)
    .slice(1)
    .map((line) => line.split(','));

const films = readFilms();
const ratings = rowsOf('ratings.csv').map((row) => row.map(Number));
const ids = new Set(films.map(({ id }) => id));
const people = new Set(ratings.map(([person]) => person));

describe('the committed sample', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['UTC', 0],
    ['Asia/Tokyo', -540],
  ])('is what the generator makes in %s, byte for byte', (zone, offset) => {
    vi.stubEnv('TZ', zone);
    expect(new Date(2020, 0, 1).getTimezoneOffset()).toBe(offset);
    expect(sha256(makeSample().zip)).toBe(sha256(committed));
  });

  it('has the layout of ml-latest-small', () => {
    expect(Object.keys(files)).toEqual([
      'sample/README.txt',
      'sample/links.csv',
      'sample/tags.csv',
      'sample/ratings.csv',
      'sample/movies.csv',
    ]);
    expect(linesOf('links.csv')[0]).toBe('movieId,imdbId,tmdbId');
    expect(linesOf('tags.csv')[0]).toBe('userId,movieId,tag,timestamp');
    expect(linesOf('ratings.csv')[0]).toBe('userId,movieId,rating,timestamp');
    expect(linesOf('movies.csv')[0]).toBe('movieId,title,genres');
  });

  it('has 600 people with 20 ratings or more and 60,000 to 100,000 ratings', () => {
    const counts = new Map<number, number>();
    for (const [person] of ratings) counts.set(person, (counts.get(person) ?? 0) + 1);
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 600 }, (_, k) => k + 1),
    );
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(20);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(850);
    expect(ratings.length).toBeGreaterThanOrEqual(60_000);
    expect(ratings.length).toBeLessThanOrEqual(100_000);
  });

  it('rates known films in half stars from 0.5 to 5, never before they were made', () => {
    const years = new Map(films.map(({ id, year }) => [id, year]));
    const wrong = ratings.filter(([, film, stars, time]) => {
      const onGrid = Number.isInteger(2 * stars) && stars >= 0.5 && stars <= 5;
      const made = years.get(film) ?? Infinity;
      return !onGrid || new Date(1000 * time).getUTCFullYear() < made;
    });
    expect(wrong).toEqual([]);
    expect(new Set(ratings.map(([, , stars]) => stars)).size).toBe(10);
  });

  it('is sorted by person, then film, and nobody rates a film twice', () => {
    const keys = ratings.map(([person, film]) => person * 10_000_000 + film);
    expect(keys.every((key, k) => k === 0 || keys[k - 1] < key)).toBe(true);
  });

  it('leaves IMDb and TMDB ids blank', () => {
    expect(linesOf('links.csv').slice(1)).toEqual(films.map(({ id }) => `${id},,`));
  });

  it('has a few hundred tags on films that the tagger rated', () => {
    const rated = new Set(ratings.map(([person, film]) => `${person},${film}`));
    const tags = rowsOf('tags.csv');
    expect(tags.length).toBeGreaterThan(200);
    expect(tags.length).toBeLessThan(600);
    expect(tags.filter(([person, film]) => !rated.has(`${person},${film}`))).toEqual([]);
  });

  it('has a long tail: the first tenth of the films holds over a quarter of the ratings', () => {
    const counts = new Map([...ids].map((id) => [id, 0]));
    for (const [, film] of ratings) counts.set(film, (counts.get(film) ?? 0) + 1);
    const sorted = [...counts.values()].sort((a, b) => b - a);
    const head = sorted.slice(0, Math.floor(sorted.length / 10));
    const share = head.reduce((sum, count) => sum + count, 0) / ratings.length;
    expect(share).toBeGreaterThan(0.25);
    expect(sorted[0]).toBeGreaterThan(0.4 * people.size);
    expect(sorted[sorted.length - 1]).toBeLessThan(10);
  });

  it('says that the ratings are simulated', () => {
    const text = strFromU8(files['sample/README.txt']);
    expect(text).toContain('they were simulated by a program');
    expect(text).toContain('This is not MovieLens data');
    expect(text).toContain(`${ratings.length} simulated ratings`);
  });
});

describe('films.txt', () => {
  it('holds about a thousand films from the silent era to 2018, with ids from 1,000,001', () => {
    expect(films.length).toBeGreaterThan(950);
    expect(films.length).toBeLessThan(1100);
    expect(films.map(({ id }) => id)).toEqual(films.map((_, k) => 1_000_001 + k));
    expect(new Set(films.map(({ year }) => Math.floor(year / 10)))).toEqual(
      new Set([190, 191, 192, 193, 194, 195, 196, 197, 198, 199, 200, 201]),
    );
    expect(Math.max(...films.map(({ year }) => year))).toBe(2018);
  });

  it('uses every genre of MovieLens, and names no film twice', () => {
    expect(new Set(films.flatMap(({ genres }) => genres))).toEqual(new Set(GENRES));
    expect(new Set(films.map(({ title, year }) => `${title} ${year}`)).size).toBe(films.length);
  });

  it.each(['Alien 1979 Horror', 'Alien|1979|Horreur', 'Alien|79|Horror'])(
    'refuses the line "%s"',
    (line) => {
      expect(() => readFilms(line)).toThrow('films.txt');
    },
  );
});

describe('the generator', () => {
  const sources = import.meta.glob<string>('../../scripts/sample/*.ts', {
    query: '?raw',
    import: 'default',
    eager: true,
  });

  it('uses exact arithmetic only and shares no code with the app', () => {
    const text = Object.values(sources).join('\n');
    const used = new Set(Array.from(text.matchAll(/Math\.(\w+)/g), ([, name]) => name));
    expect(used).toEqual(new Set(['floor', 'max', 'min', 'sqrt']));
    expect(text).not.toMatch(/\w \*\* \w/);
    expect(text).not.toMatch(/from '[^']*\bsrc\//);
  });

  it('draws uniforms and normals with the right mean and deviation', () => {
    const dice = diceFrom(1);
    const draws = 20_000;
    const uniforms = Array.from({ length: draws }, () => dice.uniform());
    const normals = Array.from({ length: draws }, () => dice.normal());
    const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / draws;
    expect(Math.min(...uniforms)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniforms)).toBeLessThan(1);
    expect(mean(uniforms)).toBeCloseTo(0.5, 1);
    expect(mean(normals)).toBeCloseTo(0, 1);
    expect(mean(normals.map((x) => x * x))).toBeCloseTo(1, 1);
    expect(diceFrom(2).uniform()).not.toBe(diceFrom(1).uniform());
  });

  it('quotes a field only where it must', () => {
    expect(
      toCsv('a,b', [
        ['Matrix, The', 'The "burbs"'],
        ["'burbs", 1],
      ]),
    ).toBe('a,b\r\n"Matrix, The","The ""burbs"""\r\n\'burbs,1\r\n');
  });
});
