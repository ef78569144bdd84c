import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mlLatestSmall } from '../../scripts/release.mjs';
import { tryData } from '../../scripts/try-data.mjs';

const { file } = mlLatestSmall;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matinee-try-data-'));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Tries with a copy that is not there; what was said of it. */
async function fail(): Promise<string> {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await tryData(join(folder, 'nowhere.zip'), folder)).toBe(false);
  expect(said).toHaveBeenCalledOnce();
  return String(said.mock.calls[0]?.[0]);
}

test('where nothing is there, the sample is what the page will open with', async () => {
  expect(await fail()).toBe(
    `Could not copy ${file} (no such file). The page will open with the embedded sample.`,
  );
  expect(readdirSync(folder)).toEqual([]);
});

test('where another release of the data is there, it stays and the page will open with that', async () => {
  writeFileSync(join(folder, file), 'another release');
  expect(await fail()).toBe(
    `Could not copy ${file} (no such file). ` +
      `The page will open with the ${file} that is there, which is not the published one.`,
  );
  expect(readFileSync(join(folder, file), 'utf8')).toBe('another release');
});
