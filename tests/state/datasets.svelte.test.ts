import { platform } from '#platform';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Datasets } from '../../src/state/datasets.svelte';
import { Session } from '../../src/state/session.svelte';
import type { KeptDataset, StorageMessage } from '../../workers/api';
import { FakeClient, libraryOf, named, settled } from './fixtures';

const [sample] = platform.builtIn;
const zip = new File(['PK'], 'mine.zip');

const keptDataset = (name: string, opened: number, own = true): KeptDataset => ({
  name,
  sha256: name,
  bytes: 1000,
  opened,
  own,
});

// Addresses are relative to the page.
beforeAll(() => void vi.stubGlobal('document', { baseURI: 'http://localhost/' }));
afterAll(() => void vi.unstubAllGlobals());

/** A page on a device that keeps these data sets, before it has opened one. */
function page(...datasets: KeptDataset[]) {
  const client = new FakeClient();
  const device = { datasets, forgotten: [] as string[], broken: false };
  const session = new Session(client);
  const stored = (): Promise<StorageMessage> =>
    device.broken
      ? Promise.reject(named('WorkerError', 'The worker stopped.'))
      : Promise.resolve({ fits: 0, fitBytes: 0, datasets: device.datasets, refused: false });
  const forgetDataset = (sha256: string) => {
    device.forgotten.push(sha256);
    device.datasets = device.datasets.filter((one) => one.sha256 !== sha256);
    return Promise.resolve();
  };
  const told: string[] = [];
  const state = new Datasets({ stored, forgetDataset }, session, (text) => told.push(text));
  /** The worker opens what it was last asked for. */
  const opens = async (name: string, sha256 = name) => {
    await settled();
    client.openings.at(-1)?.resolve({ ...libraryOf(name), sha256 });
    await settled();
  };
  return { state, session, client, device, opens, told };
}

describe('a visit begins', () => {
  test('with the data set of the page where no other was opened before', async () => {
    const { state, client, opens } = page();
    const starting = state.start();
    await opens(sample.name, sample.sha256);
    await starting;
    expect(client.opened).toEqual([sample.name]);
    expect(state.open).toMatchObject({ name: sample.name, simulated: true, own: false });
  });

  test('with the visitor’s own where that was opened last', async () => {
    const { state, client, opens } = page(
      keptDataset(sample.sha256, 1, false),
      keptDataset('older', 2),
      keptDataset('mine', 3),
    );
    const starting = state.start();
    await opens('mine');
    await starting;
    expect(client.opened).toEqual(['mine']);
    expect(state.open).toMatchObject({ name: 'mine', own: true, simulated: false });
  });

  test('with the page’s where that was opened last', async () => {
    const { state, client, opens } = page(keptDataset('mine', 1), {
      ...keptDataset(sample.name, 2, false),
      sha256: sample.sha256,
    });
    const starting = state.start();
    await opens(sample.name, sample.sha256);
    await starting;
    expect(client.opened).toEqual([sample.name]);
  });

  test('with the page’s where the own one cannot be read any more, and says so', async () => {
    const { state, session, client, opens } = page(keptDataset('mine', 1));
    const starting = state.start();
    await settled();
    client.openings[0].reject(named('DataError', 'mine: got nothing usable.'));
    await opens(sample.name, sample.sha256);
    await starting;
    expect(client.opened).toEqual(['mine', sample.name]);
    expect(session.notice).toBe(`mine: got nothing usable. ${sample.name} is open instead.`);
  });

  test('with the page’s where a worker that is gone cannot say what is kept', async () => {
    const { state, client, device, opens } = page(keptDataset('mine', 1));
    device.broken = true;
    const starting = state.start();
    await opens(sample.name, sample.sha256);
    await starting;
    expect(client.opened).toEqual([sample.name]);
  });
});

describe('choices', () => {
  test('are what comes with the page and what the visitor brought, each once', async () => {
    const { state } = page(
      { ...keptDataset(sample.name, 1), sha256: sample.sha256 }, // dropped though it is built in
      keptDataset('of an older page', 2, false),
      keptDataset('mine', 3),
    );
    await state.look();
    expect(state.choices.map(({ name, own }) => [name, own])).toEqual([
      [sample.name, false],
      ['mine', true],
    ]);
  });

  test('open the one that is chosen', async () => {
    const { state, client, opens, told } = page(keptDataset('mine', 1));
    await state.look();
    const choosing = state.choose('mine');
    await opens('mine');
    await choosing;
    expect(client.opened).toEqual(['mine']);
    expect(told).toEqual(['mine is open, and opens by itself next time.']);
    await state.choose('nowhere');
    expect(client.opened).toEqual(['mine']);
  });
});

describe('a file', () => {
  test('that is kept will open by itself', async () => {
    const { state, device, opens, told } = page();
    const opening = state.openFile(zip);
    device.datasets = [keptDataset('mine', 1)];
    await opens('mine');
    await opening;
    expect(told[0]).toMatch(/^mine is open\. It is kept on this device/);
  });

  test('that cannot be kept is open until the tab is closed', async () => {
    const { state, opens, told } = page();
    const opening = state.openFile(zip);
    await opens('mine');
    await opening;
    expect(told[0]).toMatch(/^mine is open until you close this tab/);
    expect(state.open).toBeUndefined();
  });

  test('that cannot be opened is told by the session alone', async () => {
    const { state, session, client, told } = page();
    const opening = state.openFile(zip);
    client.openings[0].reject(named('DataError', 'mine.zip: got nothing.'));
    await opening;
    expect(told).toEqual([]);
    expect(session.loading).toEqual({ status: 'failed', message: 'mine.zip: got nothing.' });
  });
});

describe('forgetting', () => {
  test('the open one puts the page’s own in its place first', async () => {
    const { state, client, device, opens } = page(keptDataset('mine', 1));
    const starting = state.start();
    await opens('mine');
    await starting;
    const forgetting = state.forget('mine');
    await settled();
    expect(device.forgotten).toEqual([]);
    await opens(sample.name, sample.sha256);
    await forgetting;
    expect(client.opened).toEqual(['mine', sample.name]);
    expect(device.forgotten).toEqual(['mine']);
    expect(state.choices.map(({ name }) => name)).toEqual([sample.name]);
  });

  test('another one leaves the open one alone', async () => {
    const { state, client, device } = page(keptDataset('mine', 1));
    await state.look();
    await state.forget('mine');
    expect(client.opened).toEqual([]);
    expect(device.forgotten).toEqual(['mine']);
  });
});
