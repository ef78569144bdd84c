import { TrainState } from '../../../../src/state/lab/train/train-state.svelte';
import { Route } from '../../../../src/state/route.svelte';
import { browserAt } from '../../browser-address';
import { libraryOf, settled } from '../../fixtures';
import { START, trainer } from './trainer';

/** A room with data in it; what is to be done later is done when the test says so. */
export function roomAt(hash = '#/train') {
  const browser = browserAt(hash);
  const worker = trainer();
  const due = new Set<() => void>();
  const train = new TrainState(worker.client, new Route(['train', 'rate']), (act) => {
    due.add(act);
    return () => due.delete(act);
  });
  train.opened(libraryOf('A'));
  train.follow();
  const draw = () => due.forEach((act) => act());
  return { browser, ...worker, train, due, draw };
}

/** The same once its run has been drawn. */
export async function begunAt(hash?: string) {
  const room = roomAt(hash);
  room.opened[0].start.resolve(START);
  await settled();
  return room;
}
