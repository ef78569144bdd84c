// The fuzzing itself runs in a process of its own, whose heap is so small that hoarding memory ends it.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Report } from './main';

const MEBIBYTE = 2 ** 20;
const HANGS_MS = 300_000;

/** Fuzzes; where a case fails, rejects with its seed and path. */
async function fuzz(): Promise<Report> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['scripts/run.mjs', 'tests/fuzz/main.ts'],
    {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=256' },
      maxBuffer: 16 * MEBIBYTE,
      timeout: HANGS_MS,
    },
  );
  return JSON.parse(stdout) as Report; // printed by that process and nobody else
}

test(
  'twenty thousand hostile files are each opened whole or refused in words, in 256 MiB',
  async () => {
    const { groups, bombs, heapLimitBytes, mostBytes } = await fuzz();
    const casesOf = (some: typeof groups) => some.reduce((sum, { cases }) => sum + cases, 0);
    const personal = groups.filter(({ name }) => /exports|personal/.test(name));
    expect(casesOf(personal)).toBeGreaterThanOrEqual(10_000);
    expect(casesOf(groups) - casesOf(personal)).toBeGreaterThanOrEqual(10_000);
    expect(bombs).toBe(6);
    expect(heapLimitBytes).toBeLessThan(400 * MEBIBYTE); // with what V8 adds for young objects
    expect(mostBytes).toBeLessThan(400 * MEBIBYTE);

    // Both halves of the promise were put to the test: only of random bytes could all or none be opened.
    const oneSided = groups.filter(
      ({ cases: all, opened }) => opened < 0.05 * all || opened > 0.9 * all,
    );
    expect(oneSided.map(({ name }) => name)).toEqual(['random bytes', 'random personal files']);
  },
  2 * HANGS_MS,
);
