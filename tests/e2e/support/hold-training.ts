import type { Page } from '@playwright/test';

/**
 * Keeps job workers from hearing what to do, so that training lasts until it is released, however fast the machine is;
 * the serving worker, which a page starts first, is left alone. Pings get through: a worker that waits is not dead. Call
 * it before the page is opened.
 */
export async function holdTraining(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
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
  return () => page.evaluate(() => void dispatchEvent(new Event('release-training')));
}
