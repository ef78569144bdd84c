// The worker's script as it is, across real message channels: what the page relies on.
import { readFileSync } from 'node:fs';
import { proxy, transfer, wrap } from 'comlink';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { FitProgress, FitRequest, Lender } from '../../workers/api';
import { checkerboard } from '../fixtures';
import {
  archiveOf,
  connect,
  emptyDatabase,
  fileSource,
  slowClock,
  type Connection,
} from './fixtures';

const board = archiveOf(checkerboard(20), 'board');
const source = fileSource('board.zip', board);
const history = { films: Uint32Array.of(0, 2), halfStars: Uint8Array.of(10, 9) };
const nobody = { films: new Uint32Array(), halfStars: new Uint8Array() };
const none = new Uint32Array();
const deaf = () => {};

const EASE: FitRequest = { use: 'ranking', model: 'ease', params: { l2: 10 }, seed: 1, holdOut: 0 };
const ALS: FitRequest = {
  use: 'map',
  model: 'als',
  params: { factors: 4, iterations: 3 },
  seed: 1,
  holdOut: 0.05,
};

const open: Connection[] = [];

async function started(): Promise<Connection> {
  const connection = await connect();
  open.push(connection);
  await connection.api.open(
    source,
    proxy(() => {}),
  );
  return connection;
}

beforeEach(emptyDatabase);
afterEach(() => {
  open.splice(0).forEach((connection) => connection.close());
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('lending', () => {
  /** A lender of the data set of this name, and what opens others in its place. */
  async function lender(sha256?: string) {
    const { api } = await started();
    const opened = (file: typeof source) => api.open(file, proxy(deaf));
    const library = await opened(source);
    const { port1, port2 } = new MessageChannel();
    await api.lend(transfer(port1, [port1]), sha256 ?? library.sha256);
    onTestFinished(() => port2.close());
    return { lent: wrap<Lender>(port2), library, opened };
  }

  test('hands out the data set that is asked for', async () => {
    const { lent, library } = await lender();
    expect((await lent.loan()).data.sha256).toBe(library.sha256);
  });

  test('refuses once another one is open, however early it was asked for', async () => {
    const { lent, opened } = await lender();
    await opened(fileSource('other.zip', archiveOf(checkerboard(24), 'other')));
    await expect(lent.loan()).rejects.toMatchObject({
      name: 'DataError',
      message: expect.stringContaining('Another data set has been opened') as string,
    });
  });

  test('refuses one that is not open', async () => {
    const { lent } = await lender('f'.repeat(64));
    await expect(lent.loan()).rejects.toMatchObject({ name: 'DataError' });
  });
});

describe('opening', () => {
  test('gives the library of the archive and says how far it has come', async () => {
    const { api } = await started();
    const read: string[] = [];
    const library = await api.open(
      source,
      proxy(({ file }) => void read.push(file)),
    );
    expect(library).toMatchObject({ name: 'board', users: 20, restored: false });
    expect(library.films.titles.slice(0, 2)).toEqual(['Film 0', 'Film 1']);
    expect(library.ratings).toBe(library.counts.reduce((sum, count) => sum + count, 0));
    expect(new Set(read)).toEqual(new Set(['board/movies.csv', 'board/ratings.csv']));
  });

  test('an archive that is broken is refused, and the one before stays open', async () => {
    const { api } = await started();
    const before = await api.picks(nobody, none, 5);
    const broken = api.open(
      fileSource('cut.zip', board.slice(0, 200)),
      proxy(() => {}),
    );
    await expect(broken).rejects.toMatchObject({
      name: 'DataError',
      message: expect.stringContaining('cut.zip') as string,
    });
    expect(await api.picks(nobody, none, 5)).toEqual(before);
  });

  test('a question before anything is open is an error that says so', async () => {
    const connection = await connect();
    open.push(connection);
    await expect(connection.api.picks(nobody, none, 5)).rejects.toMatchObject({
      name: 'DataError',
      message: 'No data set is open yet.',
    });
  });
});

describe('a fit', () => {
  test('of EASE reports from nothing to all', async () => {
    const { fit } = await started();
    const seen: FitProgress[] = [];
    const summary = await fit(EASE, (progress) => void seen.push(progress));
    const end = { fraction: 1, iteration: 1 };
    expect(summary).toMatchObject({ model: 'ease', restored: false, progress: end });
    await vi.waitFor(() => expect(seen.at(-1)).toMatchObject(end)); // may land after the result
    expect(seen[0]).toMatchObject({ model: 'ease', fraction: 0, iteration: 0, iterations: 1 });
  });

  test('of ALS counts its iterations and measures both errors after each', async () => {
    const { fit } = await started();
    const seen: FitProgress[] = [];
    const summary = await fit(ALS, (progress) => void seen.push(progress));
    await vi.waitFor(() => expect(seen.at(-1)).toEqual(summary.progress)); // may land after the result
    const finished = [1, 2, 3].flatMap((k) => seen.find(({ iteration }) => iteration === k) ?? []);
    expect(finished.map(({ fraction }) => fraction)).toEqual([1 / 3, 2 / 3, 1]);
    expect(finished.every(({ iterations }) => iterations === 3)).toBe(true);
    expect(finished.flatMap((p) => [p.trainRmse, p.heldOutRmse]).every(Number.isFinite)).toBe(true);
    expect(finished[2].trainRmse).toBeLessThan(finished[0].trainRmse);
    expect(summary.params).toEqual({ factors: 4, iterations: 3, l2: 1, l2Bias: 3 });
    expect(summary.bytes).toBe(21 * 5 * 4 + 4 * 8);
  });

  test('never reports less than it did before', async () => {
    slowClock();
    const { fit } = await started();
    const seen: number[] = [];
    await fit(ALS, ({ fraction }) => void seen.push(fraction));
    expect(seen.length).toBeGreaterThan(9);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  test('is kept: another worker on this device restores it and picks the same', async () => {
    const first = await started();
    const summaries = [await first.fit(EASE), await first.fit(ALS)];
    const picks = await first.api.picks(history, none, 8);
    const stars = await first.api.predict(history);

    const later = await started();
    expect(await later.api.restore(EASE)).toEqual({ ...summaries[0], restored: true });
    expect(await later.api.restore(ALS)).toEqual({ ...summaries[1], restored: true });
    expect(await later.api.picks(history, none, 8)).toEqual(picks);
    expect(await later.api.predict(history)).toEqual(stars);
  });

  test('is not restored for another setting, seed or share held out', async () => {
    const { api, fit } = await started();
    await fit(EASE);
    const others = [{ params: { l2: 11 } }, { seed: 2 }, { holdOut: 0.1 }];
    const found = await Promise.all(others.map((other) => api.restore({ ...EASE, ...other })));
    expect(found).toEqual([undefined, undefined, undefined]);
  });

  test('of a model that does not exist says so by name', async () => {
    const { fit } = await started();
    await expect(fit({ ...EASE, model: 'nope' })).rejects.toMatchObject({
      name: 'ParamError',
      message: expect.stringMatching(/^No model named "nope"\. Known: /) as string,
    });
  });

  test('with a setting out of range says so by name', async () => {
    const { fit } = await started();
    await expect(fit({ ...EASE, params: { l2: 0 } })).rejects.toMatchObject({
      name: 'ParamError',
      message: 'Got l2=0; expected a number from 1 to 10000.',
    });
  });
});

describe('cancelling', () => {
  test('ends a fit within a few slices, with an error recognised by its name', async () => {
    slowClock();
    const { api, fit } = await started();
    let slicesAfter = -1;
    const long = { ...ALS, params: { factors: 4, iterations: 100 } };
    const cancelled = fit(long, ({ fraction }) => {
      if (slicesAfter >= 0) slicesAfter += 1;
      else if (fraction > 0) {
        slicesAfter = 0;
        void api.cancel(1);
      }
    });
    await expect(cancelled).rejects.toMatchObject({
      name: 'AbortError',
      message: 'The work was cancelled.',
    });
    expect(slicesAfter).toBeGreaterThanOrEqual(0);
    expect(slicesAfter).toBeLessThan(10); // of 300
  });

  test('leaves nothing behind: the fit is neither current nor kept', async () => {
    slowClock();
    const { api, fit } = await started();
    await fit(ALS, () => void api.cancel(1)).catch(() => {});
    expect(await api.predict(history)).toBeUndefined();
    expect(await api.restore(ALS)).toBeUndefined();
  });

  test('a fit whose job worker is gone is waited for until it is abandoned', async () => {
    const { api } = await started();
    const { port1 } = new MessageChannel();
    const waiting = api.fit(
      EASE,
      7,
      transfer(port1, [port1]),
      proxy(() => {}),
    );
    await api.ping();
    await api.abandon(7);
    await expect(waiting).rejects.toMatchObject({
      name: 'AbortError',
      message: 'The worker of this fit is gone.',
    });
  });
});

test('other questions are answered while a fit runs', async () => {
  slowClock();
  const { api, fit } = await started();
  const order: string[] = [];
  let asked: Promise<unknown> | undefined;
  await fit(ALS, () => {
    asked ??= api.picks(nobody, none, 3).then(() => order.push('picks'));
  });
  order.push('fit');
  await asked;
  expect(order).toEqual(['picks', 'fit']);
});

test('ratings are held back and predicted on the other side', async () => {
  const { api, fit } = await started();
  expect(await api.holdBack(history, history.films)).toBeUndefined();
  await fit({ ...ALS, use: 'stars' });
  const rows = await api.holdBack(history, Uint32Array.of(2));
  expect(rows).toEqual([
    {
      film: 2,
      given: 450,
      predicted: expect.any(Number) as number,
      average: expect.any(Number) as number,
    },
  ]);
});

test('people are asked for by the ids of the file', async () => {
  const { api } = await started();
  const { people, of } = await api.people(history, none);
  expect(of).toBe(20);
  const [{ id, shared }] = people;
  expect(await api.shared(history, id)).toHaveLength(shared);
  const user = await api.user(id);
  expect(user).toMatchObject({ users: 20, least: 1, most: 20 });
  expect(user.history?.films.filter((film) => history.films.includes(film))).toHaveLength(shared);
  expect(await api.user(21)).toEqual({ history: undefined, users: 20, least: 1, most: 20 });
  expect(await api.closest(3)).toBeUndefined();
});

test('the sample data set goes all the way: opened, fitted, picked from', async () => {
  const { api, fit } = await started();
  const bytes = readFileSync(new URL('../../public/data/sample.zip', import.meta.url));
  const library = await api.open(
    fileSource('sample.zip', bytes),
    proxy(() => {}),
  );
  await fit({ ...EASE, params: { l2: 150 } });
  await fit({ ...ALS, params: { factors: 4, iterations: 1 } });
  await fit({ use: 'stars', model: 'biases', params: {}, seed: 1, holdOut: 0 });

  const film = library.films.titles.indexOf('The Matrix');
  const mine = { films: Uint32Array.of(film), halfStars: Uint8Array.of(10) };
  const { picks, candidates, personal } = await api.picks(mine, none, 10);
  expect([picks.length, personal]).toEqual([10, true]);
  expect(candidates).toBe(library.counts.filter((count) => count > 0).length - 1);
  expect(picks.every(({ stars }) => stars >= 0.5 && stars <= 5)).toBe(true);

  expect((await api.film(film, mine)).nearest).toHaveLength(8);
  expect(await api.predict(mine)).toHaveLength(library.films.count);
  const asked = await api.questions(mine, { notSeen: Uint32Array.of(3), others: none }, 6);
  expect(new Set(asked.map(({ film: about }) => about)).size).toBe(6);
  expect(asked.filter(({ film: about }) => about === film || about === 3)).toEqual([]);
  expect((await api.stored()).fits).toBe(3);
});
