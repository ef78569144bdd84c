import type { Page } from '@playwright/test';
import { inWorkers } from './worker-faults';

/** Whether the browser refuses to keep anything for the page that is open. */
export function refusesStorage(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    try {
      return localStorage.length < 0;
    } catch {
      return true;
    }
  });
}

/**
 * Refuses the page and its workers what they keep things in, from the next load on, as Chromium does where its settings
 * say so: for a Chromium without settings, such as its headless shell.
 */
export async function refuseStorage(page: Page): Promise<void> {
  await page.addInitScript(refuse);
  await inWorkers(page, refuse);
}

function refuse(): void {
  if ('localStorage' in self) {
    Object.defineProperty(self, 'localStorage', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  }
  IDBFactory.prototype.open = () => {
    const error = new DOMException(
      'The user denied permission to access the database.',
      'UnknownError',
    );
    const request = Object.assign(new EventTarget(), { error, onerror: () => {} });
    setTimeout(() => request.onerror());
    return request as unknown as IDBOpenDBRequest;
  };
}
