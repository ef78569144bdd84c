import type { BrowserContext, Page } from '@playwright/test';

/**
 * Keeps job workers from hearing what to do, so that training lasts until it is released, however fast the machine is;
 * the serving worker, which a page starts first, is left alone. Pings get through, as a worker that waits is not dead, and
 * so does what all workers but those that train for the visitor are told and asked. Call it before the page is opened.
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
    const passes = [
      ...['ping', 'open', 'find', 'kindOf', 'know', 'read', 'match'],
      ...['borrowFrom', 'crowd', 'sharesGiven'],
      ...['openRun', 'advance', 'pause', 'look', 'runCode'],
      ...['plan', 'run', 'measure', 'score', 'recall', 'cancel'],
      ...['facts', 'survey', 'tails'],
    ];
    let holding = true;
    let started = 0;
    window.Worker = class extends Worker {
      readonly #serves = started++ === 0;

      override postMessage(message: { readonly path?: readonly string[] }, transfer?: unknown) {
        const send = () => super.postMessage(message, (transfer ?? []) as Transferable[]);
        if (this.#serves || !holding || passes.includes(message.path?.[0] ?? '')) send();
        else held.push(send);
      }
    };
    addEventListener('release-training', () => {
      holding = false;
      for (const send of held) send();
    });
  });
}
