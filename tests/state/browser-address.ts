import { vi } from 'vitest';

/** The parts of a browser that addresses need: going somewhere adds to the history and fires an event. */
export function browserAt(hash: string) {
  const listeners: (() => void)[] = [];
  const visited = [hash];
  const there = (to: string) => (to.startsWith('#') ? to : `#${to}`);
  vi.stubGlobal('location', {
    get hash() {
      return visited.at(-1) ?? '';
    },
    set hash(to: string) {
      visited.push(there(to));
      listeners.forEach((listener) => listener());
    },
  });
  vi.stubGlobal('history', {
    state: null,
    replaceState: (_state: unknown, _title: string, to: string) => visited.splice(-1, 1, there(to)),
  });
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
    if (type === 'hashchange') listeners.push(listener);
  });
  return {
    visited,
    back() {
      visited.pop();
      listeners.forEach((listener) => listener());
    },
  };
}
