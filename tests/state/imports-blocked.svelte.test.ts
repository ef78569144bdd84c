import { flushSync } from 'svelte';
import { describe, expect, test } from 'vitest';
import { MAX_ENTRIES } from '../../src/core/profile-file';
import { profileOf } from '../core/profiles';
import { FakeStore, named, settled } from './fixtures';
import {
  MIXED,
  UP,
  entry,
  file,
  found,
  matched,
  page,
  pageOn,
  preview,
  said,
  stars,
  summary,
} from './import-page.svelte';

describe('nothing is confirmed', () => {
  test('before it is known what this browser has kept, which may be newer', async () => {
    const store = new FakeStore();
    store.kept = profileOf(entry('Heat', 1, stars(3), 200));
    store.broken = named('UnknownError', 'broken');
    const { imports, reads, given } = await pageOn(store);
    await reads(MIXED.slice(0, 1));
    expect(imports.plan?.counts).toMatchObject({ added: 1 });
    expect(imports.blocked).toContain('is not read yet');
    imports.confirm();
    expect(imports.phase.status).toBe('preview');
    store.broken = undefined;
    store.elsewhere(); // whatever happens there, it is read
    await settled();
    expect(imports.blocked).toBeUndefined();
    expect(imports.plan?.counts, 'planned anew').toMatchObject({ added: 0, older: 1 });
    imports.confirm();
    expect(given()).toEqual([3, 0, 0, 0]);
  });

  test('that would make the profile larger than its backup may be', async () => {
    const many = Array.from({ length: MAX_ENTRIES }, (_, k) =>
      entry(`Made ${k}`, 1000 + k, stars(3), 1 + k),
    );
    const { imports, reads, profile } = await page(...many.slice(1), entry('Heat', 1, stars(3), 1));
    const up = found(said('Up', stars(4)), matched(UP));
    await reads([MIXED[0], up]);
    expect(imports.blocked).toMatch(/60,001 films; at most 60,000/);
    imports.confirm();
    expect(profile.steps).toBe(0);
    await reads([MIXED[0]]);
    expect(imports.blocked, 'one that is here already makes it no larger').toBeUndefined();
  });
});

describe('forgetting everything', () => {
  test('takes the import along, and is no undoing', async () => {
    const { imports, profile, reads } = await page();
    await reads(MIXED);
    imports.confirm();
    flushSync();
    profile.forget();
    imports.forget();
    flushSync();
    expect(imports).toMatchObject({ phase: { status: 'idle' }, undone: false, canUndo: false });
  });

  test('does so from another tab too', async () => {
    const { imports, reads, store } = await page();
    await reads(MIXED);
    imports.confirm();
    flushSync();
    await settled();
    store.elsewhere({ at: Date.now() + 1000, changes: 'forget' });
    await settled();
    flushSync();
    expect(imports).toMatchObject({ phase: { status: 'idle' }, undone: false });
  });

  test('ends what is being read', async () => {
    const { imports, client } = await page();
    void imports.read([file()]);
    await settled();
    imports.forget();
    client.reads[0].result.resolve(preview(MIXED));
    await settled();
    expect(imports.phase.status).toBe('idle');
  });
});

test('a file that is opened while another is read says that it ended that', async () => {
  const { imports, client, session } = await page();
  void imports.read([file('a.csv')]);
  await settled();
  void imports.read([file('b.csv')]);
  const ended = 'Import a.csv: ended before it was read, nothing of it was taken.';
  expect(session.notice).toBe(ended);
  await settled();
  expect(client.reads[0].signal.aborted).toBe(true);
  client.reads[1].result.resolve({ files: [summary('b.csv', 'b.csv: got none.')], films: [] });
  await settled();
  expect(session.notice).toBe(`${ended} b.csv: got none. Nothing was changed.`);
  expect(imports.phase.status).toBe('idle');
});
