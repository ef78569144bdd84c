/** A localStorage, with room for so many characters. */
export class FakeStorage {
  [key: string]: unknown;
  readonly #room: number;

  constructor(room = Infinity) {
    this.#room = room;
  }

  getItem(key: string): string | null {
    const value = Object.hasOwn(this, key) ? this[key] : null;
    return typeof value === 'string' ? value : null;
  }

  setItem(key: string, value: string): void {
    const taken = Object.entries(this)
      .filter(([name]) => name !== key)
      .reduce((sum, [name, text]) => sum + name.length + String(text).length, 0);
    if (taken + key.length + value.length > this.#room) {
      throw new DOMException('It is full.', 'QuotaExceededError');
    }
    this[key] = value;
  }

  removeItem(key: string): void {
    delete this[key];
  }
}

/** Tabs that hear each other, but not themselves: a BroadcastChannel whose messages arrive at once. */
export class FakeChannel extends EventTarget {
  static open: FakeChannel[] = [];

  constructor() {
    super();
    FakeChannel.open.push(this);
  }

  postMessage(): void {
    const others = FakeChannel.open.filter((tab) => tab !== this);
    others.forEach((tab) => tab.dispatchEvent(new Event('message')));
  }
}
