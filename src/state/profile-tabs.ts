const NAME = 'matinee';
const SIGNAL = 'matinee-kept';

/** The other tabs of this page. */
export interface Tabs {
  /** Says that the profile has changed. */
  tell(): void;
  /** Called when another tab has said so. */
  hear(listener: () => void): void;
}

/** Tabs that hear each other over a BroadcastChannel; where there is none, by a mark in localStorage; else not at all. */
export function openTabs(): Tabs {
  if (typeof BroadcastChannel !== 'undefined') {
    const channel = new BroadcastChannel(NAME);
    return {
      tell: () => channel.postMessage('profile'),
      hear: (listener) => channel.addEventListener('message', listener),
    };
  }
  return {
    tell() {
      try {
        localStorage.setItem(SIGNAL, String(Math.random()));
      } catch {
        // The other tabs read the profile when they next write to it.
      }
    },
    hear: (listener) =>
      globalThis.addEventListener?.('storage', ({ key }) => {
        if (key === SIGNAL) listener();
      }),
  };
}
