import type { Page } from '@playwright/test';

/**
 * Keeps job workers from hearing anything, so that training lasts until it is released, however fast the machine is;
 * the serving worker, which a page starts first, is left alone. Call it before the page is opened. A job worker that
 * stays silent is replaced after some seconds and given up some seconds later: do not hold it for long.
 */
export async function holdTraining(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const held: (() => void)[] = [];
    let holding = true;
    let started = 0;
    window.Worker = class extends Worker {
      readonly #serves = started++ === 0;

      override postMessage(message: unknown, transfer?: unknown): void {
        const send = () => super.postMessage(message, (transfer ?? []) as Transferable[]);
        if (this.#serves || !holding) send();
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
