import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { App } from '../../src/state/app.svelte';
import { openFiles } from '../../src/state/open-files.svelte';
import type { FileKind, OpenedFile } from '../../workers/import-api';

/** By the first word of a file's name. */
const kindOf = ({ name }: OpenedFile) => {
  const [kind] = name.split('-');
  return kind === 'dead' ? Promise.reject(new Error('dead')) : Promise.resolve(kind as FileKind);
};
const read = vi.fn<(files: readonly OpenedFile[]) => Promise<void>>();
const openFile = vi.fn<(file: File) => Promise<void>>();
const take = vi.fn<(file: File) => Promise<void>>();
const go = vi.fn<(href: string) => void>();
beforeEach(() => void vi.resetAllMocks());

const file = (name: string) => new File(['x'], name);
const page = (view = 'rate') => {
  const session: { notice: string | undefined } = { notice: 'ml.zip: got nothing.' };
  const route = { view, go };
  const lab = { train: { theirs: { take } } };
  const app = { imports: { kindOf, read }, datasets: { openFile }, lab, session, route };
  return Object.assign(app, { screenHref: (id: string) => `#/${id}` });
};
const appOf = (parts: ReturnType<typeof page>) => parts as unknown as App;

const readNames = () => read.mock.calls.map(([files]) => files.map(({ name }) => name));
const openedNames = () => openFile.mock.calls.map(([{ name }]) => name);

test('files are opened as what they hold', async () => {
  const { session, ...rest } = page();
  const parts = { ...rest, session };
  await openFiles(appOf(parts), ['personal-a', 'data-b', 'personal-c', 'data-d'].map(file));
  expect(openedNames()).toEqual(['data-b']);
  expect(readNames()).toEqual([['personal-a', 'personal-c']]);
  expect(go).toHaveBeenCalledExactlyOnceWith('#/you');
  expect(session.notice, 'what was wrong with an earlier file is over').toBe(
    'One data set is open at a time: data-b was taken, not data-d.',
  );
});

test('who is on the screen of imports stays at its address', async () => {
  await openFiles(appOf(page('you')), [file('personal-a')]);
  expect(go).not.toHaveBeenCalled();
  expect(readNames()).toEqual([['personal-a']]);
});

test.each(['unclear-a.zip', 'dead-a.zip'])('%s is what was expected', async (name) => {
  await openFiles(appOf(page()), [file(name)], 'data');
  expect(openedNames()).toEqual([name]);
  await openFiles(appOf(page()), [file(name)], 'ratings');
  expect(readNames()).toEqual([[name]]);
  expect(read.mock.lastCall?.[0][0]).toMatchObject({ mayBeData: false });
});

test('what is dropped may be either, and nobody is led away for nothing', async () => {
  await openFiles(appOf(page()), [file('unclear-a')]);
  expect(read.mock.lastCall?.[0][0]).toMatchObject({ name: 'unclear-a', mayBeData: true });
  expect(openFile).not.toHaveBeenCalled();
  expect(go).not.toHaveBeenCalled();
});

describe('a run of the Lab', () => {
  test('is compared with the one at hand, in Train', async () => {
    await openFiles(appOf(page()), [file('run-a')]);
    expect(take.mock.calls.map(([{ name }]) => name)).toEqual(['run-a']);
    expect(go).toHaveBeenCalledExactlyOnceWith('#/train');
    expect(read).not.toHaveBeenCalled();
  });

  test('leads nobody away who is there, and is the only one', async () => {
    const parts = page('train');
    await openFiles(appOf(parts), ['run-a', 'run-b', 'personal-c'].map(file));
    expect(take.mock.calls.map(([{ name }]) => name)).toEqual(['run-a']);
    expect(parts.session.notice).toBe(
      'One run at a time is compared with yours: run-a was taken, not run-b.',
    );
    expect(readNames()).toEqual([['personal-c']]);
  });
});
