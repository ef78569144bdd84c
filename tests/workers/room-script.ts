import { expose, transfer, wrap, type Remote } from 'comlink';
import { vi } from 'vitest';
import type { Lender } from '../../workers/api';
import type { RoomApi, RoomName } from '../../workers/rooms';

/** The worker of a room, with a message channel in place of its thread. */
export interface RoomScript<Name extends RoomName> {
  readonly api: Remote<RoomApi<Name>>;
  /** Has it borrow what this lends. */
  lend(lender: Lender): Promise<void>;
  close(): void;
}

/** Starts the script of the rooms under this name. Throws what it throws. */
export async function startScript<Name extends RoomName>(name: Name): Promise<RoomScript<Name>> {
  const { port1, port2 } = new MessageChannel();
  const ports = [port1, port2];
  vi.stubGlobal('addEventListener', port1.addEventListener.bind(port1));
  vi.stubGlobal('postMessage', port1.postMessage.bind(port1));
  vi.stubGlobal('self', { name });
  vi.resetModules();
  await import('../../workers/room.worker');
  port1.start();
  const api = wrap<RoomApi<Name>>(port2);
  const lender = wrap<RoomApi<RoomName>>(port2);
  return {
    api,
    async lend(from) {
      const { port1: here, port2: there } = new MessageChannel();
      ports.push(here, there);
      expose(from, here);
      await lender.borrowFrom(transfer(there, [there]));
    },
    close: () => ports.forEach((port) => port.close()),
  };
}
