import { flushSync } from 'svelte';
import { describe, expect, test } from 'vitest';
import { settled } from './fixtures';
import {
  MISSING,
  MIXED,
  REMAKE,
  SOLARIS,
  UP,
  entry,
  found,
  matched,
  page,
  stars,
} from './import-page.svelte';

describe('confirming', () => {
  test('takes everything as one act that can be undone, and says what came of it', async () => {
    const { imports, profile, reads, given, told } = await page(entry('Heat', 1, stars(3), 10));
    await reads(MIXED);
    imports.choose(1, REMAKE);
    const before = profile.steps;
    imports.confirm();
    expect(profile.steps).toBe(before + 1);
    expect(given()).toEqual([8, 0, 0, 9]);
    expect(profile.entries, 'what the data set does not have is kept').toHaveLength(3);
    const { phase } = imports;
    if (phase.status !== 'done') throw new Error(phase.status);
    expect(told).toEqual(['2 films taken, 1 kept for later.']);
    expect(phase.text).toBe(
      '2 films taken from ratings.csv, 1 of them changed. 1 is not in this data set; it is kept for one that has it.',
    );
    expect(phase.left.map(({ film }) => film.title)).toEqual(['Made up']);
    imports.undo();
    flushSync();
    expect(given()).toEqual([3, 0, 0, 0]);
    expect(profile.entries).toHaveLength(1);
    expect(imports).toMatchObject({ undone: true, canUndo: false });
  });

  test('what was said since is not what its Undo takes back', async () => {
    const { imports, profile, reads, given } = await page();
    await reads(MIXED);
    imports.confirm();
    profile.say(UP, stars(4));
    expect(imports.canUndo).toBe(false);
    imports.undo();
    expect(given()).toEqual([8, 4, 0, 0]);
  });

  test('nor is what is said once it has been taken back', async () => {
    const { imports, profile, reads, given } = await page();
    await reads(MIXED);
    imports.confirm();
    profile.undo();
    flushSync();
    profile.say(UP, stars(4));
    flushSync();
    expect(imports).toMatchObject({ undone: true, canUndo: false });
    imports.undo();
    expect(given()).toEqual([0, 4, 0, 0]);
  });

  test('what is not found is told apart from what was not chosen', async () => {
    const { imports, reads } = await page();
    await reads(MIXED);
    imports.confirm();
    const { phase } = imports;
    if (phase.status !== 'done') throw new Error(phase.status);
    expect(phase.left.map(({ film }) => film.title)).toEqual(['Solaris', 'Made up']);
    expect(phase.unchosen).toBe(1);
  });

  test('where nothing changes there is nothing to undo', async () => {
    const { imports, profile, reads } = await page(entry('Heat', 1, stars(8), 100));
    await reads(MIXED.slice(0, 1));
    imports.confirm();
    expect(imports.phase).toMatchObject({ status: 'done', step: undefined, left: [] });
    expect(profile.steps).toBe(0);
  });
});

describe('films that are kept', () => {
  const kept = [entry('Solaris: Solyaris', 0, stars(7), 10), entry('Made up', 0, stars(1), 11)];

  test('are looked for again, and count as the data set has them', async () => {
    const { imports, client, profile, reads, given } = await page(...kept);
    await reads([]);
    void imports.lookAgain();
    await settled();
    expect(client.matches[0].said.map(({ keptAs }) => keptAs)).toEqual([
      kept[1].film,
      kept[0].film,
    ]);
    const [made, solaris] = client.matches[0].said;
    client.matches[0].result.resolve([found(made, MISSING), found(solaris, matched(SOLARIS))]);
    await settled();
    expect(imports.phase).toMatchObject({ title: 'Look again for 2 films', files: [] });
    imports.confirm();
    expect(given()).toEqual([0, 0, 7, 0]);
    expect(profile.entries.map(({ film }) => film.title)).toEqual(['Made up', 'Solaris']);
    imports.undo();
    expect(given()).toEqual([0, 0, 0, 0]);
    expect(profile.entries).toMatchObject(kept.toReversed());
  });

  test('stay as they are where the data set still has none of them', async () => {
    const { imports, client, profile, told } = await page(...kept);
    void imports.lookAgain();
    await settled();
    const { said: rows, result } = client.matches[0];
    result.resolve(rows.map((row) => found(row, MISSING)));
    await settled();
    expect(imports.phase.status).toBe('idle');
    expect(told).toEqual(['2 films looked for again: none is in this data set.']);
    expect(profile.entries).toHaveLength(2);
  });
});
