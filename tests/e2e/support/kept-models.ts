import { expect, type Page } from '@playwright/test';

/** Keys of the trained models that this browser keeps; the page has opened its database already. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(
    (name) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error(String(opening.error)));
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAllKeys();
          reading.onsuccess = () => {
            resolve(reading.result.map(String).filter((key) => key.startsWith('fit:')));
          };
          opening.result.close();
        };
      }),
    'matinee',
  );
}

/** Waits until so many trained models are kept: they answer before that. */
export async function modelsKept(page: Page, count: number): Promise<void> {
  await expect.poll(async () => (await kept(page)).length).toBe(count);
}
