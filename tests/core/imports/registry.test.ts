import { describe, expect, test } from 'vitest';
import { csvReader } from '../../../src/core/formats/csv';
import type { Layout } from '../../../src/core/imports/layout';
import type { PersonalReading } from '../../../src/core/imports/reading';
import { services, wantedFrom } from '../../../src/core/imports/registry';
import { headerOf, knowsColumns } from '../../../src/core/imports/table';
import { bytesOf, fileOf, filesOf, read, textOf } from './fixtures';

/** Paths of files that are read: of Letterboxd's, those of its archive. */
const pathsOf = (service: string) => {
  const paths = filesOf(service);
  return (service === 'letterboxd' ? wantedFrom(paths) : paths).map((path) => `${service}/${path}`);
};

function knows(layout: Layout, path: string): boolean {
  if (layout.kind === 'json') {
    return path.endsWith('.json') && layout.knows(JSON.parse(textOf(path)));
  }
  const header = headerOf(fileOf(path, bytesOf(path))).map((name) => name.toLowerCase());
  return path.endsWith('.csv') && knowsColumns(layout, header);
}

const layouts = services.flatMap((service) => service.layouts);
const everyPath = services.flatMap(({ id }) => pathsOf(id));

test('ids are unique, names and what is brought are said', () => {
  for (const ids of [services.map(({ id }) => id), layouts.map(({ id }) => id)]) {
    expect(new Set(ids).size).toBe(ids.length);
  }
  for (const { name, brings, files } of services) {
    expect(Math.min(name.length, brings.length, files.length)).toBeGreaterThan(0);
  }
});

describe.each(services)('$name', (service) => {
  test.each(service.layouts.map((layout) => [layout.id, layout] as const))(
    'has a file of 8 to 15 rows in the layout %s',
    (_, layout) => {
      const counts = pathsOf(service.id)
        .filter((path) => knows(layout, path))
        .map((path) => rowsIn(path));
      expect(counts.length).toBeGreaterThan(0);
      expect(counts.filter((count) => count < 7 || count > 15)).toEqual([]);
    },
  );

  test('has files that its layouts alone know, one each', () => {
    for (const path of pathsOf(service.id)) {
      const found = layouts.filter((layout) => knows(layout, path));
      expect(found).toHaveLength(1);
      expect(service.layouts).toContain(found[0]);
      expect(read(path, bytesOf(path)).service).toBe(service.name);
    }
  });
});

type Table = readonly (readonly string[])[];

function tableIn(text: string): Table {
  const rows: string[][] = [];
  const reader = csvReader('test.csv', (row) => {
    rows.push(Array.from({ length: row.fields }, (_, field) => row.text(field)));
  });
  reader.push(new TextEncoder().encode(text));
  reader.end();
  return rows;
}

const rowsIn = (path: string): number => {
  if (path.endsWith('.csv')) return tableIn(textOf(path)).length - 1;
  const json = JSON.parse(textOf(path)) as unknown[] | { entries: unknown[] };
  return Array.isArray(json) ? json.length : json.entries.length;
};

const quotedAll = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? quotedAll(cell) : cell);
const write = (rows: Table, end = '\n', quote = quoted) =>
  rows.map((cells) => cells.map(quote).join(',') + end).join('');

/** Rows as wide as the header with their cells in another order; others as they are. */
const inOrder = (rows: Table, order: readonly number[]): Table =>
  rows.map((cells) => (cells.length === order.length ? order.map((k) => cells[k]) : cells));

const withExtra = (rows: Table): Table =>
  rows.map((cells, k) => [k === 0 ? 'Extra, "one"' : 'x', ...cells, k === 0 ? '' : 'tt0000001']);

const disguises: Readonly<Record<string, (rows: Table) => string>> = {
  'a byte order mark': (rows) => `\ufeff${write(rows)}`,
  'carriage returns': (rows) => write(rows, '\r\n'),
  'line feeds': (rows) => write(rows),
  'no end of its last line': (rows) => write(rows).replace(/\n$/, ''),
  'quotation marks around everything, and a mark before': (rows) =>
    `\ufeff${write(rows, '\r\n', quotedAll)}`,
  'its columns from the last to the first': (rows) =>
    write(inOrder(rows, [...rows[0].keys()].reverse())),
  'its columns shuffled': (rows) => {
    const places = [...rows[0].keys()];
    return write(
      inOrder(
        rows,
        places.toSorted((a, b) => ((a * 7) % 5) - ((b * 7) % 5)),
      ),
    );
  },
  'other columns at both ends': (rows) => write(withExtra(rows)),
  'its header in capitals and spaces': ([header, ...rows]) =>
    write([header.map((name) => ` ${name.toUpperCase()} `), ...rows]),
};

/** A reading but for how wide the rows of a file are. */
const gist = ({ examples, ...rest }: PersonalReading) => ({
  ...rest,
  examples: examples.map(({ line, reason }) => ({ line, reason: reason.replace(/\d+/g, '…') })),
});

/** With further columns a history of titles and dates may be any table. */
const disguisesOf = (path: string) =>
  Object.entries(disguises).filter(([name]) => !(path.includes('netflix') && /other/.test(name)));

test.each(['title,date,body\nMonday,2024-01-02,Rain\n', 'Title,Date,\nHeat,1/2/24,\n'])(
  'no table with more than titles and dates is a history: %j',
  (text) => {
    expect(() => read('notes.csv', text)).toThrow(/got the columns title, date/i);
  },
);

test('of a history it is said which way round its dates were read, where that is a guess', () => {
  const guessOf = (date: string) => read('a.csv', `Title,Date\nHeat,${date}\n`).guess;
  expect(guessOf('3/2/21')).toBe('dates such as 3/2/21 were read with the month first');
  expect(guessOf('3/20/21')).toBeUndefined();
});

test('a date that cannot be read is counted with those that are missing', () => {
  const { said, skipped, dateless } = read(
    'a.csv',
    'Title,Date\nHeat,3/20/21\nRan,31/31/21\nUp,\n',
  );
  expect([said.length, skipped, dateless]).toEqual([3, 0, 2]);
});

test('nothing was watched that was played no times', () => {
  const rows = ['0', '2'].map((plays) => `{"plays":${plays},"movie":{"title":"Heat","year":1995}}`);
  const { said, skipped, unit } = read('watched.json', `[${rows.join()}]`);
  expect({ said: said.length, skipped, unit }).toEqual({ said: 1, skipped: 1, unit: 'entry' });
});

describe.each(everyPath)('%s', (path) => {
  const reading = read(path, bytesOf(path));

  test('no row is lost', () => {
    expect(reading.said.length + reading.series + reading.skipped).toBe(rowsIn(path));
  });

  test.each(path.endsWith('.csv') ? disguisesOf(path) : [])(
    'reads the same with %s',
    (_, disguise) => {
      expect(gist(read(path, disguise(tableIn(textOf(path)))))).toEqual(gist(reading));
    },
  );

  test.each(path.endsWith('.json') ? [path] : [])('reads %s the same in one line', () => {
    const flat = `\ufeff \n${JSON.stringify(JSON.parse(textOf(path)))}`;
    expect(read(path, flat)).toEqual(reading);
  });

  test('has nothing of which a profile could not be made', () => {
    const fits = (n: number) => Number.isInteger(n) && n >= 0;
    const wrong = reading.said.filter(
      ({ film, opinion, at }) =>
        /^$|\p{Cc}/u.test(film.title) ||
        ![film.year, film.imdb, film.tmdb, at].every(fits) ||
        (opinion.kind === 'rating' && !(fits(opinion.halfStars - 1) && opinion.halfStars <= 10)),
    );
    expect(wrong).toEqual([]);
  });
});
