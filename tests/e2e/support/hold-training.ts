import type { BrowserContext, Page } from '@playwright/test';

/**
 * Keeps job workers from hearing what to do, so that training lasts until it is released, however fast the machine is;
 * the serving worker, which a page starts first, is left alone. Pings get through: a worker that waits is not dead. Call
 * it before the page is opened.
 */
export async function holdTraining(page: Page): Promise<() => Promise<void>> {
  await holdTrainingIn(page);
  return () => page.evaluate(() => void dispatchEvent(new Event('release-training')));
}

/**
 * The same to the end of the test, for a page or every page of a context: where no model is asked for, training would
 * only keep both cores from other tests.
 */
export async function holdTrainingIn(where: Page | BrowserContext): Promise<void> {
  await where.addInitScript(() => {
    const held: (() => void)[] = [];
    let holding = true;
    let started = 0;
    window.Worker = class extends Worker {
      readonly #serves = started++ === 0;

      override postMessage(message: { readonly path?: readonly string[] }, transfer?: unknown) {
        const send = () => super.postMessage(message, (transfer ?? []) as Transferable[]);
        if (this.#serves || !holding || message.path?.[0] === 'ping') send();
        else held.push(send);
      }
    };
    addEventListener('release-training', () => {
      holding = false;
      for (const send of held) send();
    });
  });
}
