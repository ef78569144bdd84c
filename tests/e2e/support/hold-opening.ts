import type { Page } from '@playwright/test';

/** Keeps the data set from being opened until it is released, in every document that the page loads from now on. */
export async function holdOpening(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    // It may be released before it is asked for.
    let released = false;
    addEventListener('release-opening', () => (released = true));
    window.Worker = class extends Worker {
      override postMessage(message: { readonly path?: readonly string[] }, transfer?: unknown) {
        const send = () => super.postMessage(message, (transfer ?? []) as Transferable[]);
        const held = message.path?.[0] === 'open' && !released;
        if (held) addEventListener('release-opening', send, { once: true });
        else send();
      }
    };
  });
  return () => page.evaluate(() => void dispatchEvent(new Event('release-opening')));
}
