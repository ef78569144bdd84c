import { expect, type Page } from '@playwright/test';

/** How many values under keys of this kind the workers keep; the page has opened their database already. */
function kept(page: Page, kind: 'fit' | 'layout'): Promise<number> {
  return page.evaluate(
    ([name, prefix]) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error(String(opening.error)));
        opening.onsuccess = () => {
          const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
          const reading = opening.result.transaction(name).objectStore(name).count(range);
          reading.onsuccess = () => resolve(reading.result);
          opening.result.close();
        };
      }),
    ['matinee', `${kind}:`] as const,
  );
}

/** Waits until so many trained models are kept: they answer before that. */
export async function modelsKept(page: Page, count: number): Promise<void> {
  await expect.poll(() => kept(page, 'fit')).toBe(count);
}

/** Waits until a layout of the map is kept: it is drawn before that. */
export async function layoutsKept(page: Page, count: number): Promise<void> {
  await expect.poll(() => kept(page, 'layout')).toBe(count);
}
