// Files of every service across a message channel, single and zipped: they come to what the core reads in each.
import { proxy } from 'comlink';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { PersonalReading } from '../../src/core/imports/reading';
import { readPersonalFile, wantedFrom } from '../../src/core/imports/registry';
import type { ImportPreview } from '../../src/core/imports/preview';
import { bytesOf, filesOf, MODIFIED } from '../core/imports/fixtures';
import { filmsNamed } from '../state/fixtures';
import { deaf } from './import-fixtures';
import { startScript } from './room-script';

const ALL = filesOf();
const FOLDERS = [...new Set(ALL.map((path) => path.split('/')[0]))];

const { api, close } = await startScript('import');
beforeAll(() => api.know(filmsNamed(['The Matrix', 'Heat'])));
afterAll(() => {
  close();
  vi.unstubAllGlobals();
});

const openedFile = (name: string, bytes: Uint8Array<ArrayBuffer>) => ({
  name,
  blob: new Blob([bytes]),
  modified: MODIFIED,
});
const readFile = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
  api.read([openedFile(name, bytes)], proxy(deaf));

/** What the core reads in a file; why not, where it refuses it. */
function byCore(path: string, bytes: Uint8Array): PersonalReading | string {
  try {
    return readPersonalFile({ path, modified: MODIFIED, bytes });
  } catch (error) {
    return (error as Error).message;
  }
}

const sum = (readings: readonly PersonalReading[], count: (reading: PersonalReading) => number) =>
  readings.reduce((total, reading) => total + count(reading), 0);

/** Throws unless a preview is of these readings. */
function expectReadings(
  { files: [file], films }: ImportPreview,
  readings: readonly PersonalReading[],
) {
  expect(file).toMatchObject({
    service: readings[0].service,
    rows: sum(readings, ({ said }) => said.length),
    series: sum(readings, ({ series }) => series),
    skipped: sum(readings, ({ skipped }) => skipped),
  });
  expect(file.refusal).toBeUndefined();
  expect(films.reduce((rows, { others }) => rows + 1 + others, 0)).toBe(file.rows);
  const all = readings.flatMap(({ said }) => said).map((row) => JSON.stringify(row));
  expect(films.map(({ said }) => all.indexOf(JSON.stringify(said)))).not.toContain(-1);
}

test('there are files of every service', () => {
  expect(FOLDERS).toHaveLength(7);
});

describe('a single file', () => {
  test.each(ALL)('%s', async (path) => {
    const bytes = bytesOf(path);
    const core = byCore(path, bytes);
    const preview = await readFile(path, bytes);
    if (typeof core === 'string')
      expect(preview.files[0]).toMatchObject({ refusal: core, rows: 0 });
    else expectReadings(preview, [core]);
    expect(await api.kindOf(openedFile(path, bytes))).toBe('personal');
  });
});

describe('an archive of all files of', () => {
  const personal = FOLDERS.filter((folder) => wantedFrom(filesOf(folder)).length > 0);

  test.each(personal)('%s', async (folder) => {
    const paths = filesOf(folder);
    const bytes = zipSync(
      Object.fromEntries(paths.map((path) => [path, bytesOf(`${folder}/${path}`)])),
    );
    const core = wantedFrom(paths).map((path) => byCore(path, bytesOf(`${folder}/${path}`)));
    expect(core.filter((reading) => typeof reading === 'string')).toEqual([]);
    expectReadings(await readFile(`${folder}.zip`, bytes), core as PersonalReading[]);
    expect(await api.kindOf(openedFile(`${folder}.zip`, bytes))).toBe('personal');
  });

  test('those that come as archives', () => {
    expect(personal).toEqual(expect.arrayContaining(['letterboxd', 'trakt']));
  });
});
