import { describe, expect, test } from 'vitest';
import { Later, named } from '../state/fixtures';
import type { OnProgress } from '../../workers/atlas-api';
import { SharedWork } from '../../workers/shared-work';

/** Work that ends when the test says so, and stops when it is cancelled. */
function shared(remembered = 3) {
  const pieces = new SharedWork<string>(remembered);
  const begun: { later: Later<string>; signal: AbortSignal; tell: OnProgress }[] = [];
  const get = (key: string, waiting?: Parameters<typeof pieces.get>[2]) =>
    pieces.get(
      key,
      (signal, tell) => {
        const later = new Later<string>();
        begun.push({ later, signal, tell });
        signal.addEventListener('abort', () => later.reject(named('AbortError', 'cancelled')));
        return later.promise;
      },
      waiting,
    );
  return { begun, get };
}

const nameOf = (promise: Promise<unknown>) => promise.catch((error: Error) => error.name);

test('what is asked for twice is worked out once, and recalled', async () => {
  const { begun, get } = shared();
  const both = [get('a'), get('a')];
  begun[0].later.resolve('one');
  expect(await Promise.all(both)).toEqual(['one', 'one']);
  expect(await get('a')).toBe('one');
  expect(begun).toHaveLength(1);
});

test('only the last few are recalled', async () => {
  const { begun, get } = shared(2);
  for (const [k, key] of ['a', 'b', 'c'].entries()) {
    const asked = get(key);
    begun[k].later.resolve(key);
    await asked;
  }
  await get('b');
  void get('d');
  expect(begun).toHaveLength(4);
  void get('a');
  expect(begun).toHaveLength(5);
});

test('what failed fails for all who wait, and is worked out anew for the next', async () => {
  const { begun, get } = shared();
  const both = [nameOf(get('a')), nameOf(get('a'))];
  begun[0].later.reject(named('FitError', 'infinite'));
  expect(await Promise.all(both)).toEqual(['FitError', 'FitError']);
  const again = get('a');
  begun[1].later.resolve('two');
  expect(await again).toBe('two');
});

describe('who stops waiting', () => {
  test('is told so at once, and leaves the others their work', async () => {
    const { begun, get } = shared();
    const controller = new AbortController();
    const mine = nameOf(get('a', { signal: controller.signal }));
    const other = get('a');
    controller.abort();
    expect(await mine).toBe('AbortError');
    expect(begun[0].signal.aborted).toBe(false);
    begun[0].later.resolve('one');
    expect(await other).toBe('one');
  });

  test('as the last ends the work; who asks at once after has it begun anew', async () => {
    const { begun, get } = shared();
    const controller = new AbortController();
    const mine = nameOf(get('a', { signal: controller.signal }));
    controller.abort();
    await mine;
    expect(begun[0].signal.aborted).toBe(true);
    const next = get('a');
    begun[1].later.resolve('two');
    expect(await next).toBe('two');
  });

  test('before asking is told so, and nothing begins', async () => {
    const { begun, get } = shared();
    expect(await nameOf(get('a', { signal: AbortSignal.abort() }))).toBe('AbortError');
    expect(begun).toHaveLength(0);
  });
});

test('everybody who waits hears how far it is, also who came later', async () => {
  const { begun, get } = shared();
  const heard: string[] = [];
  const first = get('a', { onProgress: ({ fraction }) => heard.push(`first ${fraction}`) });
  begun[0].tell({ fraction: 0.1 });
  const second = get('a', { onProgress: ({ fraction }) => heard.push(`second ${fraction}`) });
  begun[0].tell({ fraction: 0.5 });
  begun[0].later.resolve('one');
  await Promise.all([first, second]);
  expect(heard).toEqual(['first 0.1', 'first 0.5', 'second 0.5']);
});
