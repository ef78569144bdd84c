import { proxy } from 'comlink';
import { afterAll, vi } from 'vitest';
import type { Library } from '../../workers/api';
import { checkerboard } from '../fixtures';
import { archiveOf, connect, emptyDatabase, fileSource } from './fixtures';

const nobody = { films: new Uint32Array(), halfStars: new Uint8Array() };

/** A worker that has a data set open. */
export interface OpenBoard {
  /** Has it open another. */
  open(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Library>;
  /** Whether it still recommends what it did at first. */
  answers(): Promise<boolean>;
}

/** The worker's script as it is, with the checkerboard open, until the tests of the file are over. */
export async function openBoard(): Promise<OpenBoard> {
  emptyDatabase();
  const { api, close } = await connect();
  afterAll(() => {
    close();
    vi.unstubAllGlobals();
  });
  const open = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
    api.open(
      fileSource(name, bytes),
      proxy(() => {}),
    );
  const picked = async () => JSON.stringify(await api.picks(nobody, new Uint32Array(), 10));
  await open('board.zip', archiveOf(checkerboard(20), 'board'));
  const before = await picked();
  return { open, answers: async () => (await picked()) === before };
}
