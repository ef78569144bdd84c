// Memory that runs out, with the engine's own errors: what the visitor is told, and what stays as it was.
import { proxy } from 'comlink';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FitRequest } from '../../workers/api';
import { isOutOfMemory } from '../../workers/memory';
import { checkerboard } from '../fixtures';
import { archiveOf, connect, emptyDatabase, fileSource, type Connection } from './fixtures';

const source = fileSource('board.zip', archiveOf(checkerboard(20), 'board'));
const large = fileSource('large.zip', archiveOf(checkerboard(30), 'large'));
const nobody = { films: new Uint32Array(), halfStars: new Uint8Array() };
const EASE: FitRequest = { use: 'ranking', model: 'ease', params: { l2: 10 }, seed: 1, holdOut: 0 };

const open: Connection[] = [];

async function started(): Promise<Connection> {
  const connection = await connect();
  open.push(connection);
  return connection;
}

const opened = ({ api }: Connection, what: typeof source) =>
  api.open(
    what,
    proxy(() => {}),
  );

/** From now on there is no room for the arrays of models and facts; returns what makes room again. */
function exhaust(): () => void {
  const roomy = Float32Array;
  const full = class extends Float32Array {
    constructor() {
      super(new ArrayBuffer(Number.MAX_SAFE_INTEGER));
    }
  };
  vi.stubGlobal('Float32Array', full);
  return () => void vi.stubGlobal('Float32Array', roomy);
}

beforeEach(emptyDatabase);
afterEach(() => {
  open.splice(0).forEach((connection) => connection.close());
  vi.unstubAllGlobals();
});

describe('where memory runs out', () => {
  test('a data set is refused in plain words, and the one before stays open', async () => {
    const connection = await started();
    await opened(connection, source);
    const before = await connection.api.picks(nobody, new Uint32Array(), 5);
    const makeRoom = exhaust();
    await expect(opened(connection, large)).rejects.toMatchObject({
      name: 'DataError',
      message:
        'large.zip: there is not enough memory to open it. Close other tabs, or open a smaller data set.',
    });
    makeRoom();
    expect(await connection.api.picks(nobody, new Uint32Array(), 5)).toEqual(before);
  });

  test('a fit fails in plain words, and can be made again', async () => {
    const connection = await started();
    await opened(connection, source);
    const makeRoom = exhaust();
    await expect(connection.fit(EASE)).rejects.toMatchObject({
      name: 'FitError',
      message:
        'There is not enough memory to train EASE on this data set. Close other tabs, then train again.',
    });
    makeRoom();
    expect((await connection.api.picks(nobody, new Uint32Array(), 5)).picks).toHaveLength(5);
    expect(await connection.fit(EASE)).toMatchObject({ model: 'ease' });
  });
});

/** What this engine throws. */
function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('running out of memory is', () => {
  test.each<[string, unknown]>([
    ['what V8 throws for a buffer', thrownBy(() => new ArrayBuffer(Number.MAX_SAFE_INTEGER))],
    ['what V8 throws for an array', thrownBy(() => new Float64Array(2 ** 45))],
    ['what V8 says of a copy', new DOMException('Data cannot be cloned, out of memory.')],
    ['what SpiderMonkey throws', 'out of memory'],
    ['what JavaScriptCore throws', new RangeError('Out of memory')],
  ])('%s', (_, error) => {
    expect(isOutOfMemory(error)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['a read beyond the end', thrownBy(() => new DataView(new ArrayBuffer(1)).getUint32(0))],
    ['what cannot be copied', thrownBy(() => structuredClone(() => {}))],
    ['a broken file', Object.assign(new Error('got 3 bytes'), { name: 'DataError' })],
    ['nothing', undefined],
  ])('not %s', (_, error) => {
    expect(isOutOfMemory(error)).toBe(false);
  });
});
