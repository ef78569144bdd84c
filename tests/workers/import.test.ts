// The worker that reads personal files: as a plain object, and its script across a real message channel.
import { proxy } from 'comlink';
import { zipSync } from 'fflate';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { runJson } from '../../src/core/experiment/run-file';
import { createImporter } from '../../workers/import';
import type { ImportProgress, OpenedFile } from '../../workers/import-api';
import { runOf } from '../core/experiment/kept-runs';
import { tinyZip } from '../raw-zip';
import { filmsNamed } from '../state/fixtures';
import { slowClock } from './fixtures';
import {
  deaf,
  IMDB,
  importer,
  letterboxd,
  LETTERBOXD_ZIP,
  opened,
  RATINGS,
  read,
  text,
  unreadable,
  WATCHED,
  zipped,
} from './import-fixtures';
import { startScript } from './room-script';

vi.setConfig({ testTimeout: 30_000 }); // a hundred thousand rows, on a busy machine

afterEach(() => void vi.restoreAllMocks());

describe('a file is', () => {
  const personal: readonly OpenedFile[] = [
    letterboxd,
    zipped('export.zip', { 'letterboxd-ann-2024/ratings.csv': RATINGS }),
    opened('ratings.csv', RATINGS),
    opened('movies.zip', IMDB),
    opened('anything.bin', 'anything'),
    opened('page.html', '<!doctype html><title>Sign in</title>'),
    opened('nothing', ''),
  ];
  test.each(personal)('personal by its content: $name', async (file) => {
    expect(await createImporter().kindOf(file)).toBe('personal');
  });

  test('a run of the Lab by its content', async () => {
    const run = runJson(runOf('als', { iterations: 1 }));
    const kinds = [run, run.slice(0, 300), `\ufeff${JSON.stringify(JSON.parse(run))}`].map(
      (content) => createImporter().kindOf(opened('notes.txt', content)),
    );
    expect(await Promise.all(kinds)).toEqual(['run', 'run', 'run']);
    const other = opened('matinee-run-als.json', '{"format":"matinee-profile","version":2}');
    expect(await createImporter().kindOf(other)).toBe('personal');
  });

  test('personal where it cannot be read', async () => {
    expect(await createImporter().kindOf(unreadable('folder'))).toBe('personal');
  });

  const data: readonly OpenedFile[] = [
    opened('ratings.csv', tinyZip()),
    opened('both.zip', tinyZip({ name: 'watched.csv', content: WATCHED })),
    opened('secret.zip', tinyZip({ name: 'ml/ratings.csv', content: '', flags: 1 })),
  ];
  test.each(data)('a data set, or refused as one: $name', async (file) => {
    expect(await createImporter().kindOf(file)).toBe('data');
  });

  const unclear: readonly OpenedFile[] = [
    opened('empty.zip', zipSync({})),
    zipped('other.zip', { 'readme.txt': 'Read me.' }),
    opened('cut.zip', LETTERBOXD_ZIP.slice(0, 300)),
    opened('x.csv.gz', Uint8Array.of(0x1f, 0x8b, 8, 0)),
    opened('split.zip', text('PK\u0007\u0008')),
  ];
  test.each(unclear)('an archive of neither, or one that cannot be listed: $name', async (file) => {
    expect(await createImporter().kindOf(file)).toBe('unclear');
  });
});

describe('several files', () => {
  test('are read together: one that is refused does not keep others from it', async () => {
    const { files, films } = await read(opened('x', 'x'), opened('i.csv', IMDB), letterboxd);
    expect(files.map(({ service }) => service)).toEqual([undefined, 'IMDb', 'Letterboxd']);
    expect(films.map(({ said }) => said.film.title)).toEqual(['Up', 'Heat', 'Alien', 'Stalker']);
  });

  test('that are one and the same say it once', async () => {
    const once = await read(letterboxd);
    const twice = await read(letterboxd, letterboxd);
    expect(twice.films.map(({ said }) => said)).toEqual(once.films.map(({ said }) => said));
    expect(twice.films.map(({ others }) => others)).toEqual([3, 1, 1]);
    expect(twice.files).toEqual([once.files[0], once.files[0]]);
  });

  test('of more rows than can be held are read as far as they can', async () => {
    const rows = Array.from({ length: 20_000 }, (_, k) => `2021-01-01,Film ${k},1999,x,4\n`);
    const large = opened('a.csv', `Date,Name,Year,Letterboxd URI,Rating\n${rows.join('')}`);
    const { files, films } = await read(large, large, large, large, large, large);
    expect(files.map(({ rows: taken }) => taken)).toEqual([2e4, 2e4, 2e4, 2e4, 2e4, 0]);
    expect(files[5].refusal).toMatch(/^a\.csv: got more than 100,000 rows with the files before/);
    expect(films).toHaveLength(20_000);
  });
});

test('films are looked for in those of the data set that is known last', async () => {
  const api = importer(filmsNamed(['Up']));
  const { films } = await api.read([letterboxd], deaf);
  expect(films.map(({ match }) => match.kind)).toEqual(['missing', 'missing', 'missing']);
  api.know(filmsNamed(['Alien', 'Heat']));
  const again = await api.match(films.map(({ said }) => said));
  expect(again.map(({ match }) => match)).toEqual([
    { kind: 'matched', film: 1, by: 'title' },
    { kind: 'missing' },
    { kind: 'missing' },
  ]);
});

describe('progress', () => {
  const many = Array.from({ length: 30 }, (_, k) => opened(`${k}.csv`, RATINGS));

  test('is told of the files so far', async () => {
    slowClock();
    const told: ImportProgress[] = [];
    await createImporter().read(many.slice(0, 3), (progress) => told.push(progress));
    expect(told).toEqual([
      { file: '0.csv', rows: 2 },
      { file: '1.csv', rows: 4 },
      { file: '2.csv', rows: 6 },
    ]);
  });

  test('is told no more often than every 50 ms', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 5));
    const told: ImportProgress[] = [];
    await createImporter().read(many, (progress) => told.push(progress));
    expect(told.length).toBeGreaterThan(1);
    expect(told.length).toBeLessThan(6);
  });
});

describe('the script', () => {
  afterEach(() => void vi.unstubAllGlobals());

  test('does the same across a message channel', async () => {
    const { api, close } = await startScript('import');
    await api.know(filmsNamed(['Heat', 'Up']));
    expect(await api.kindOf(letterboxd)).toBe('personal');
    const told: ImportProgress[] = [];
    const preview = await api.read(
      [letterboxd],
      proxy((progress) => void told.push(progress)),
    );
    expect(preview).toEqual(await importer().read([letterboxd], deaf));
    expect(told).toEqual([{ file: 'letterboxd-ann.zip', rows: 2 }]);
    expect(await api.match(preview.films.map(({ said }) => said))).toEqual(
      preview.films.map((film) => ({ ...film, others: 0 })),
    );
    close();
  });

  test('answers a ping while it reads', async () => {
    const { api, close } = await startScript('import');
    const order: string[] = [];
    const files = Array.from({ length: 20 }, () => letterboxd);
    const reading = api.read(files, proxy(deaf)).then(() => order.push('read'));
    await Promise.all([reading, api.ping().then(() => order.push('ping'))]);
    expect(order).toEqual(['ping', 'read']);
    close();
  });
});
