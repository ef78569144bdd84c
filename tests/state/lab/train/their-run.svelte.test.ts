import { describe, expect, test } from 'vitest';
import { runJson } from '../../../../src/core/experiment/run-file';
import { TheirRun } from '../../../../src/state/lab/train/their-run.svelte';
import { runOf } from '../../../core/experiment/kept-runs';
import { Later } from '../../fixtures';

const run = runOf('als', { iterations: 2 });
const fileOf = (text: string, name = 'theirs.json') => new File([text], name);

describe('a run of somebody else', () => {
  test('is read from its file', async () => {
    const theirs = new TheirRun();
    await theirs.take(fileOf(runJson(run)));
    expect(theirs.run).toStrictEqual(run);
    expect(theirs.problem).toBeUndefined();
    theirs.clear();
    expect(theirs.run).toBeUndefined();
  });

  test('stays where another file cannot be read, and the reason is said until one can', async () => {
    const theirs = new TheirRun();
    await theirs.take(fileOf(runJson(run)));
    await theirs.take(fileOf('{}', 'other.json'));
    expect(theirs.run).toStrictEqual(run);
    expect(theirs.problem).toContain('other.json: got JSON of another kind');
    await theirs.take(fileOf(runJson(run)));
    expect(theirs.problem).toBeUndefined();
  });

  test('is not read at all where it is too large', async () => {
    const theirs = new TheirRun();
    let read = false;
    const text = () => Promise.resolve(String((read = true)));
    await theirs.take({ name: 'huge.json', size: 5e9, text });
    expect(theirs.problem).toContain('huge.json: got 5000 MB');
    expect(read).toBe(false);
  });

  test('is the last that was chosen, in whatever order files are read', async () => {
    const theirs = new TheirRun();
    const slow = new Later<string>();
    const first = theirs.take({ name: 'slow.json', size: 9, text: () => slow.promise });
    await theirs.take(fileOf(runJson(run)));
    slow.resolve('{}');
    await first;
    expect(theirs.run).toStrictEqual(run);
    expect(theirs.problem).toBeUndefined();
  });
});
