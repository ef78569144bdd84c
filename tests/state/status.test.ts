import { describe, expect, test } from 'vitest';
import type { App } from '../../src/state/app.svelte';
import type { Answer, FitState, Loading, Session } from '../../src/state/session.svelte';
import { statusOf } from '../../src/state/status';
import { bytesText, counted } from '../../src/ui/text';
import { progressOf, summaryOf } from './fixtures';

const OPEN: Loading = { status: 'open' };
const first = { place: 0, label: 'Model', earlier: undefined };
const earlier: Answer = { ...first, summary: summaryOf('als') };
const ready = (restored = false): FitState => ({
  status: 'ready',
  summary: summaryOf('als', restored),
  ...first,
});
const running = (iteration?: number): FitState => ({
  status: 'running',
  progress: iteration === undefined ? undefined : progressOf('als', iteration),
  abort: new AbortController(),
  ...first,
});
const failed: FitState = { status: 'failed', message: 'why', ...first };
const refining: FitState = { ...running(2), earlier };

/** The status of an app of which only these parts are read. */
const status = (
  fits: Session['fits'],
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
      status(
        { ranking: ready() },
        { loading: { status: 'opening', text: 'Reading', fraction: 0 } },
      ),
      'working',
      'Reading',
    ],
    ['training that has not begun', status({ ranking: running() }), 'working', 'Training'],
    [
      'the iteration under way',
      status({ ranking: ready(), stars: running(2) }),
      'working',
      'Training, 3 of 10',
    ],
    [
      'the last iteration once it is over',
      status({ stars: running(10) }),
      'working',
      'Training, 10 of 10',
    ],
    [
      'training before what has failed',
      status({ ranking: failed, stars: running() }),
      'working',
      'Training',
    ],
    ['failed training', status({ ranking: ready(), stars: failed }), 'failed', 'Training failed'],
    [
      'stopped training',
      status({ ranking: ready(), stars: { status: 'stopped', ...first } }),
      'failed',
      'Training stopped',
    ],
    ['a better model under way', status({ stars: refining }), 'working', 'Ready, refining'],
    [
      'training before refining',
      status({ stars: refining, map: running(4) }),
      'working',
      'Training, 5 of 10',
    ],
    [
      'readiness where only a better model failed or was stopped',
      status({ stars: { ...failed, earlier }, map: { status: 'stopped', ...first, earlier } }),
      'ready',
      'Ready',
    ],
    ['models that are ready', status({ ranking: ready(true), stars: ready() }), 'ready', 'Ready'],
    [
      'models that were all kept',
      status({ ranking: ready(true), stars: ready(true) }),
      'ready',
      'Ready from last visit',
    ],
    [
      'being offline where nothing is promised',
      status({ ranking: ready() }, { online: false, offlineReady: false }),
      'offline',
      'Offline',
    ],
    [
      'that nothing is lost offline',
      status({ ranking: ready() }, { online: false }),
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
