import { expect, type Page } from '@playwright/test';

const NAME = 'matinee-profile';

/** The record in which this browser keeps the ratings, as it is; undefined where there is none. */
export function readRecord(page: Page): Promise<unknown> {
  return page.evaluate(
    (name) =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error(String(opening.error)));
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).get('profile');
          reading.onsuccess = () => resolve(reading.result);
          opening.result.close();
        };
      }),
    NAME,
  );
}

/** Puts another record in its place. */
export async function writeRecord(page: Page, record: unknown): Promise<void> {
  await page.evaluate(
    ([name, value]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name as string);
        opening.onerror = () => reject(new Error(String(opening.error)));
        opening.onsuccess = () => {
          const writing = opening.result.transaction(name as string, 'readwrite');
          writing.objectStore(name as string).put(value, 'profile');
          writing.oncomplete = () => resolve();
          opening.result.close();
        };
      }),
    [NAME, record],
  );
}

/** Holds the database from a page, so that no other can read or write, until what is returned is called. */
export async function holdDatabase(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        let holding = true;
        addEventListener('let-go', () => (holding = false));
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error(String(opening.error)));
        opening.onsuccess = () => {
          const store = opening.result.transaction(name, 'readwrite').objectStore(name);
          const again = () => {
            resolve();
            if (holding) store.get('profile').onsuccess = again;
            else opening.result.close();
          };
          again();
        };
      }),
    NAME,
  );
  return () => page.evaluate(() => void dispatchEvent(new Event('let-go')));
}

/** Keys of what is written down and not yet in the record. */
export function journal(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith('matinee-act:')),
  );
}

/** Waits until all that was said is in the record. */
export async function allKept(page: Page): Promise<void> {
  await expect.poll(() => journal(page)).toEqual([]);
}
