import { describe, expect, test } from 'vitest';
import { csvReader } from '../../src/core/formats/csv';
import { coordinatesCsv } from '../../src/core/formats/coordinates-csv';

const TITLES = ['Heat', 'Say "Hi", Bob', '+1', '=SUM(A1)', 'Amélie', 'Two\r\nlines', '-', '@home'];
const source = {
  films: {
    ids: Uint32Array.of(6, 7, 8, 9, 10, 11, 12, 13),
    titles: TITLES,
    years: Int16Array.of(1995, 2000, 0, 1, 2001, 2002, 2003, 2004),
    genreNames: ['Action', 'Crime'],
    genres: Uint32Array.of(3, 1, 0, 2, 2, 2, 2, 2),
  },
  x: Float32Array.of(-0.5, NaN, 1 / 3, 0, 0, 0, 0, 0),
  y: Float32Array.of(12.25, NaN, -1e-9, 0, 0, 0, 0, 0),
  counts: Uint32Array.of(102, 0, 1, 1, 1, 1, 1, 1),
  means: Float32Array.of(3.5, NaN, 4, 1, 1, 1, 1, 1),
  predicted: Float32Array.of(4.25, NaN, 3, 1, 1, 1, 1, 1),
  halfStarsOf: (film: number) => (film === 0 ? 9 : 0),
};
const all = Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7);

describe('coordinates as a table', () => {
  const text = coordinatesCsv(all, source);

  test('have a header and one line per film, in the order given', () => {
    const [header, ...lines] = text.split('\r\n');
    expect(header).toBe('movieId,title,year,genres,x,y,ratings,mean,predicted,yours');
    expect(lines[0]).toBe('6,Heat,1995,Action|Crime,-0.5,12.25,102,3.5,4.25,4.5');
    expect(coordinatesCsv(Uint32Array.of(2, 0), source).split('\r\n')[2]).toBe(lines[0]);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('leave empty what is unknown', () => {
    expect(text).toContain('7,"Say ""Hi"", Bob",2000,Action,,,0,,,\r\n');
    const bare = coordinatesCsv(Uint32Array.of(0), { ...source, predicted: undefined });
    expect(bare).toContain(',3.5,,4.5\r\n');
  });

  test('hold no text that a spreadsheet would run, and negative numbers as they are', () => {
    expect(text).toContain("8,'+1,,,0.3333333,-1e-9,1,4,3,");
    for (const title of ["'=SUM(A1)", "'-", "'@home"]) expect(text).toContain(`,${title},`);
    expect(text).toContain(',-0.5,');
  });

  test('are read back cell by cell', () => {
    const titles: string[] = [];
    const reader = csvReader('map.csv', (row) => {
      expect(row.fields).toBe(10);
      titles.push(row.text(1));
    });
    reader.push(new TextEncoder().encode(text));
    reader.end();
    expect(titles).toEqual([
      'title',
      ...TITLES.map((title) => (/^[=+\-@]/.test(title) ? `'${title}` : title)),
    ]);
  });
});
