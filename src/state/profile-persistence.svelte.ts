/** Whether this browser has promised not to clear away what it keeps for this page when it needs room. */
export class Persistence {
  readonly #storage: StorageManager | undefined;
  /** Undefined where it cannot be asked, as over plain http, or has not answered. */
  granted = $state<boolean>();

  constructor(storage = (globalThis.navigator as Navigator | undefined)?.storage) {
    this.#storage = storage;
    void this.#hear(() => storage?.persisted());
  }

  /** Asks for the promise. Some browsers ask the visitor in turn: do it once, when there is something to keep. */
  ask(): Promise<void> {
    return this.#hear(() => this.#storage?.persist());
  }

  async #hear(question: () => Promise<boolean> | undefined): Promise<void> {
    try {
      this.granted = await question();
    } catch {
      this.granted = undefined; // a browser that refuses storage may refuse the question
    }
  }
}
