import { transfer } from 'comlink';
import RoomWorker from '../../workers/room.worker.ts?worker&inline';
import type { AnyRoom, RoomApi, RoomName } from '../../workers/rooms';
import { LiveWorker, started, type Watching } from './live-worker';

/** How to reach who lends the data set. */
export type Lend = (port: MessagePort) => Promise<unknown>;
/** The same where it is to be said which data set is meant. */
export type LendNamed = (port: MessagePort, sha256: string) => Promise<unknown>;

/** The worker of a room, and whether it lives. */
export type LiveRoom<Name extends RoomName> = LiveWorker<RoomApi<Name>>;

/** Starts the worker of a room; throws WorkerError where the browser refuses at once. */
export function startRoom<Name extends RoomName>(name: Name, watching: Watching): LiveRoom<Name> {
  return new LiveWorker<RoomApi<Name>>(
    started(() => new RoomWorker({ name })),
    watching,
  );
}

/**
 * Has a room borrow the data set. Messages keep their order: what is asked next finds where to borrow.
 * @param onRefused Called where nobody lends: the worker would wait for ever.
 */
export function lendTo(
  live: LiveWorker<AnyRoom>,
  lend: Lend,
  onRefused: (reason: Error) => void,
): void {
  const { port1, port2 } = new MessageChannel();
  live.race(live.api.borrowFrom(transfer(port2, [port2]))).catch(() => {}); // who asks next hears it
  lend(port1).catch(onRefused);
}
