// Both ends of a worker's conversations, where a message arrives that cannot be read.
import { afterEach, expect, test, vi } from 'vitest';
import { answer, reach } from '../../workers/endpoint';

const API = { ping() {} };
const ports: MessagePort[] = [];
afterEach(() => {
  ports.splice(0).forEach((port) => port.close());
  vi.unstubAllGlobals();
});

/** A port, and what it does with a message that it cannot read. */
function port() {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const listening = vi.spyOn(port1, 'addEventListener');
  const read = () => {
    const [, listener] = listening.mock.calls.find(([type]) => type === 'messageerror')!;
    (listener as () => void)();
  };
  return { port1, read };
}

test.each<[string, (at: MessagePort) => unknown]>([
  [
    'the page',
    (at) => {
      vi.stubGlobal('addEventListener', at.addEventListener.bind(at));
      vi.stubGlobal('postMessage', at.postMessage.bind(at));
      answer(API);
    },
  ],
  ['who asks through a port', (at) => answer(API, at)],
  ['who answers through a port', (at) => reach(at)],
])('what cannot be read from %s ends the worker', (_, connect) => {
  const { port1, read } = port();
  connect(port1);
  expect(read).toThrow('it could not read what it was sent, as where memory runs out');
});
