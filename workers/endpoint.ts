import { expose, wrap, type Endpoint, type Remote } from 'comlink';

/** A message that cannot be read has no answer, and who sent it would wait for ever: an error ends the worker. */
function unreadable(): never {
  throw new Error('it could not read what it was sent, as where memory runs out');
}

/** Answers calls that come through a port; without one, those of who started this worker. */
export function answer(api: object, through = globalThis as unknown as Endpoint): void {
  through.addEventListener('messageerror', unreadable);
  expose(api, through);
}

/** Who answers at the other end of a port. */
export function reach<Api>(port: MessagePort): Remote<Api> {
  port.addEventListener('messageerror', unreadable);
  return wrap<Api>(port);
}
