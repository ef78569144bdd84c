import { describe, expect, test } from 'vitest';
import type { App } from '../../src/state/app.svelte';
import type { FitState, Loading } from '../../src/state/session.svelte';
import { statusOf } from '../../src/state/status';
import { bytesText, counted } from '../../src/ui/text';
import { progressOf, summaryOf } from './fixtures';

const OPEN: Loading = { status: 'open' };
const ready = (restored = false): FitState => ({
  status: 'ready',
  summary: summaryOf('als', restored),
});
const running = (iteration?: number): FitState => ({
  status: 'running',
  progress: iteration === undefined ? undefined : progressOf('als', iteration),
  abort: new AbortController(),
});

/** The status of an app of which only these parts are read. */
const status = (
  fits: Readonly<Record<string, FitState>>,
  {
    loading = OPEN,
    online = true,
    offlineReady = true,
  }: { loading?: Loading; online?: boolean; offlineReady?: boolean } = {},
) => statusOf({ session: { loading, fits }, online, offlineReady } as unknown as App);

describe('the status', () => {
  test.each<[string, ReturnType<typeof status>, string, string]>([
    [
      'a failure to open',
      status({}, { loading: { status: 'failed', message: 'why' } }),
      'failed',
      'No data',
    ],
    [
      'opening',
      status({ a: ready() }, { loading: { status: 'opening', text: 'Reading', fraction: 0 } }),
      'working',
      'Reading',
    ],
    ['training that has not begun', status({ a: running() }), 'working', 'Training'],
    [
      'the iteration under way',
      status({ a: ready(), b: running(2) }),
      'working',
      'Training, 3 of 10',
    ],
    [
      'the last iteration once it is over',
      status({ b: running(10) }),
      'working',
      'Training, 10 of 10',
    ],
    [
      'training before what has failed',
      status({ a: { status: 'failed', message: 'why' }, b: running() }),
      'working',
      'Training',
    ],
    [
      'failed training',
      status({ a: ready(), b: { status: 'failed', message: 'why' } }),
      'failed',
      'Training failed',
    ],
    [
      'stopped training',
      status({ a: ready(), b: { status: 'stopped' } }),
      'failed',
      'Training stopped',
    ],
    ['models that are ready', status({ a: ready(true), b: ready() }), 'ready', 'Ready'],
    [
      'models that were all kept',
      status({ a: ready(true), b: ready(true) }),
      'ready',
      'Ready from last visit',
    ],
    [
      'being offline where nothing is promised',
      status({ a: ready() }, { online: false, offlineReady: false }),
      'offline',
      'Offline',
    ],
    [
      'that nothing is lost offline',
      status({ a: ready() }, { online: false }),
      'offline',
      'Offline, everything works',
    ],
  ])('tells of %s', (_, actual, kind, text) => {
    expect(actual).toEqual({ status: kind, text });
  });
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1500, '2 kB'],
  [1_234_567, '1.2 MB'],
])('%d bytes are written as %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

test('counts are written with their noun', () => {
  expect([counted(0, 'film'), counted(1, 'film'), counted(1234, 'film')]).toEqual([
    '0 films',
    '1 film',
    '1,234 films',
  ]);
  expect(counted(2, 'person', 'people')).toBe('2 people');
});
