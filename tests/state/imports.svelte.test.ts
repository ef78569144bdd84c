import { flushSync } from 'svelte';
import { describe, expect, test } from 'vitest';
import { filmsNamed, libraryOf, named, settled } from './fixtures';
import {
  MIXED,
  REMAKE,
  TITLES,
  UP,
  entry,
  file,
  found,
  matched,
  page,
  preview,
  said,
  stars,
  summary,
} from './import-page.svelte';

describe('reading', () => {
  test('says how far it is, in the films of the open data set', async () => {
    const { imports, client } = await page();
    void imports.read([file(), file('more.csv')]);
    expect(imports.phase).toMatchObject({ status: 'reading', title: 'Import 2 files' });
    await settled();
    expect(client.known).toEqual([4]);
    expect(client.reads[0].names).toEqual(['ratings.csv', 'more.csv']);
    client.reads[0].progress({ file: 'more.csv', rows: 12 });
    expect(imports.phase).toMatchObject({ progress: { file: 'more.csv', rows: 12 } });
  });

  test('progress that lands after the result is ignored', async () => {
    const { imports, client, reads } = await page();
    await reads(MIXED);
    client.reads[0].progress({ file: 'ratings.csv', rows: 12 });
    expect(imports.phase.status).toBe('preview');
  });

  test('that is cancelled ends in nothing, whatever is answered later', async () => {
    const { imports, client, session, given } = await page(entry('Heat', 1, stars(3), 10));
    void imports.read([file()]);
    await settled();
    imports.cancel();
    expect(client.reads[0].signal.aborted).toBe(true);
    client.reads[0].result.resolve(preview(MIXED));
    await settled();
    expect(imports.phase.status).toBe('idle');
    expect(session.notice).toBeUndefined();
    expect(given()).toEqual([3, 0, 0, 0]);
  });

  test('files that are refused are told, and nothing is shown', async () => {
    const { imports, client, session } = await page();
    void imports.read([file('a.csv'), file('b.csv')]);
    await settled();
    const files = [summary('a.csv', 'a.csv: got a picture.'), summary('b.csv', 'b.csv: got none.')];
    client.reads[0].result.resolve({ files, films: [] });
    await settled();
    expect(session.notice).toBe('a.csv: got a picture. b.csv: got none. Nothing was changed.');
    expect(imports.phase.status).toBe('idle');
  });

  test('of many refused files the first few are told, and how many more there are', async () => {
    const { imports, client, session } = await page();
    void imports.read([file()]);
    await settled();
    const files = ['a', 'b', 'c', 'd', 'e'].map((name) => summary(name, `${name}: got none.`));
    client.reads[0].result.resolve({ files, films: [] });
    await settled();
    expect(session.notice).toBe(
      'a: got none. b: got none. c: got none. 2 more files cannot be used either. Nothing was changed.',
    );
  });

  test('one refused file among others is part of the preview', async () => {
    const { imports, client, session } = await page();
    void imports.read([file('a.csv'), file('b.csv')]);
    await settled();
    const files = [summary('a.csv', 'a.csv: got a picture.'), summary('b.csv')];
    client.reads[0].result.resolve({ files, films: MIXED });
    await settled();
    expect(imports.phase).toMatchObject({ status: 'preview', files });
    expect(session.notice).toBeUndefined();
  });

  test('an archive of which one file is refused has a preview of the others', async () => {
    const { imports, client, session } = await page();
    void imports.read([file('mine.zip')]);
    await settled();
    const partly = { ...summary('mine.zip'), refusal: 'ratings.csv: got a picture.' };
    client.reads[0].result.resolve({ files: [partly], films: MIXED });
    await settled();
    expect(imports.phase).toMatchObject({ status: 'preview', files: [partly] });
    expect(session.notice).toBeUndefined();
  });

  test('a worker that dies is told, and nothing was changed', async () => {
    const { imports, client, session, given } = await page(entry('Heat', 1, stars(3), 10));
    void imports.read([file()]);
    await settled();
    client.reads[0].result.reject(named('WorkerError', 'The worker stopped answering.'));
    await settled();
    expect(session.notice).toBe('The worker stopped answering. Nothing was changed.');
    expect(imports.phase.status).toBe('idle');
    expect(given()).toEqual([3, 0, 0, 0]);
  });
});

describe('a preview', () => {
  test('changes nothing by itself, nor when it is cancelled', async () => {
    const { imports, reads, given, store } = await page(entry('Heat', 1, stars(3), 10));
    const { kept } = store;
    await reads(MIXED);
    expect(imports.plan?.counts).toMatchObject({ replaced: 1, undecided: 1, kept: 1 });
    imports.choose(1, REMAKE);
    imports.cancel();
    await settled();
    expect(imports.phase.status).toBe('idle');
    expect(imports.plan).toBeUndefined();
    expect(given()).toEqual([3, 0, 0, 0]);
    expect(store.kept).toBe(kept);
  });

  test('follows what is chosen for a film that may be one of several', async () => {
    const { imports, reads } = await page();
    await reads(MIXED);
    expect(imports.plan?.counts).toMatchObject({ added: 1, undecided: 1 });
    imports.choose(1, REMAKE);
    expect(imports.choiceOf(1)).toBe(REMAKE);
    expect(imports.plan?.films[1]).toMatchObject({ film: REMAKE, fate: 'added' });
    imports.choose(1, 'none');
    expect(imports.plan?.counts).toMatchObject({ added: 1, undecided: 1 });
  });

  test('follows which of two opinions is to count', async () => {
    const { imports, reads } = await page(entry('Heat', 1, stars(3), 200));
    await reads(MIXED);
    expect(imports.plan?.films[0].fate, 'the newer counts unless something else is said').toBe(
      'older',
    );
    imports.prefer = 'file';
    expect(imports.plan?.films[0].fate).toBe('replaced');
    imports.prefer = 'mine';
    expect(imports.plan?.films[0].fate).toBe('older');
  });

  test('is made anew where another data set opens, and choices of the old one are gone', async () => {
    const { imports, client, session, reads } = await page();
    await reads(MIXED);
    imports.choose(1, REMAKE);
    session.library = libraryOf('large', filmsNamed(['Made up', ...TITLES]));
    expect(imports.plan, 'films of one data set are not those of another').toBeUndefined();
    flushSync();
    expect(imports.phase).toMatchObject({ status: 'reading', title: 'Import ratings.csv' });
    await settled();
    expect(client.known).toEqual([4, 5]);
    expect(client.matches[0].said).toEqual(MIXED.map((film) => film.said));
    client.matches[0].result.resolve([
      found(MIXED[0].said, matched(1)),
      found(MIXED[1].said, { kind: 'ambiguous', films: [3, 4] }),
      found(MIXED[2].said, matched(0)),
    ]);
    await settled();
    expect(imports.plan?.counts).toMatchObject({ added: 2, undecided: 1, kept: 0 });
    expect(imports.plan?.films[2].entry.film).toMatchObject({ title: 'Made up', imdb: 1 });
  });

  test('goes where it cannot be made anew', async () => {
    const { imports, client, session, reads } = await page();
    await reads(MIXED);
    session.library = libraryOf('large', filmsNamed(['Made up', ...TITLES]));
    flushSync();
    await settled();
    client.matches[0].result.reject(named('WorkerError', 'The worker stopped.'));
    await settled();
    flushSync();
    expect(imports.phase.status).toBe('idle');
    expect(session.notice).toBe('The worker stopped. Nothing was changed.');
    expect(client.matches).toHaveLength(1);
  });

  test('gives way to another, which says so', async () => {
    const { imports, reads, given } = await page();
    await reads(MIXED);
    imports.choose(1, REMAKE);
    await reads([found(said('Up', stars(4)), matched(UP))], 'imdb.csv');
    expect(imports.phase).toMatchObject({
      status: 'preview',
      title: 'Import imdb.csv',
      instead: 'Import ratings.csv',
    });
    imports.confirm();
    expect(given(), 'only of the second').toEqual([0, 4, 0, 0]);
  });

  test('stays where another file is refused, or its reading cancelled', async () => {
    const { imports, client, reads } = await page();
    await reads(MIXED);
    const { phase } = imports;
    void imports.read([file('b.csv')]);
    await settled();
    client.reads[1].result.resolve({ files: [summary('b.csv', 'b.csv: got none.')], films: [] });
    await settled();
    expect(imports.phase).toBe(phase);
    void imports.read([file('c.csv')]);
    await settled();
    imports.cancel();
    expect(imports.phase).toBe(phase);
  });
});
