/** What the browser says of all that this page keeps. */
export interface Room {
  /** Bytes in use, as the browser counts them: more than what was put there. */
  readonly usage: number;
  /** Bytes that it would give. */
  readonly quota: number;
}

interface Browser {
  readonly storage?: Pick<StorageManager, 'estimate'> | undefined;
  readonly caches?: Pick<CacheStorage, 'keys' | 'open'> | undefined;
}

/** How much this device keeps of the page, beside ratings, models and data sets. */
export class Device {
  readonly #browser: Browser;
  /** Address of the page. */
  readonly #address: string;
  /** Undefined where the browser does not say. */
  room = $state.raw<Room>();
  /** Bytes of the page's own files, kept for offline use; undefined where none are kept. */
  page = $state<number>();

  constructor(
    browser: Browser = {
      storage: (globalThis.navigator as Navigator | undefined)?.storage,
      caches: globalThis.caches,
    },
    address: string = (globalThis.document as Document | undefined)?.baseURI ?? '',
  ) {
    this.#browser = browser;
    this.#address = address;
  }

  /** Asks the browser; what it does not say, or refuses to, stays unknown. */
  async look(): Promise<void> {
    const [room, page] = await Promise.all([
      this.#estimate().catch(() => undefined),
      this.#pageBytes().catch(() => undefined),
    ]);
    this.room = room;
    this.page = page || undefined;
  }

  async #estimate(): Promise<Room | undefined> {
    const { usage, quota } = (await this.#browser.storage?.estimate()) ?? {};
    return usage === undefined || quota === undefined ? undefined : { usage, quota };
  }

  async #pageBytes(): Promise<number> {
    const { caches } = this.#browser;
    let sum = 0;
    // Caches belong to the whole origin, which other pages and other copies of this one may share: these are so called by
    // scripts/build/service-worker-template.js.
    const prefix = `matinee ${new URL('./', this.#address).href} `;
    const names = (await caches?.keys()) ?? [];
    for (const name of names.filter((one) => one.startsWith(prefix))) {
      const responses = (await (await caches?.open(name))?.matchAll()) ?? [];
      const blobs = await Promise.all(responses.map((response) => response.blob()));
      sum += blobs.reduce((bytes, { size }) => bytes + size, 0);
    }
    return sum;
  }
}
