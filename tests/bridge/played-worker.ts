import { expose } from 'comlink';

/** A worker that does what a test says, as the page sees it: what it is asked crosses a real MessageChannel. */
export abstract class PlayedWorker {
  readonly #channel = new MessageChannel();
  ended = false;
  onerror: ((event: { message: string }) => void) | null = null;
  onmessageerror: (() => void) | null = null;

  /** Answers with this from now on. */
  protected play(api: object): void {
    expose(api, this.#channel.port1);
    this.#channel.port2.start();
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    if (!this.ended) this.#channel.port2.postMessage(message, transfer);
  }

  addEventListener(...args: Parameters<MessagePort['addEventListener']>): void {
    this.#channel.port2.addEventListener(...args);
  }

  removeEventListener(...args: Parameters<MessagePort['removeEventListener']>): void {
    this.#channel.port2.removeEventListener(...args);
  }

  terminate(): void {
    this.ended = true;
    this.#channel.port2.close();
    this.#channel.port1.close();
  }

  /** Fails as a worker does whose script throws. */
  die(message = 'Uncaught Error: boom'): void {
    this.onerror?.({ message });
  }
}
