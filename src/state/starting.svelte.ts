import { startingTasteFrom, type StartingTaste } from '../core/recommend/starting-taste';

const KEY = 'matinee-starting-taste';

/** A taste to begin with; kept apart from the visitor's own ratings. */
export class Starting {
  taste = $state.raw<StartingTaste | undefined>(read());

  constructor() {
    addEventListener('storage', ({ key }) => {
      if (key === KEY) this.taste = read();
    });
  }

  begin(taste: StartingTaste): void {
    this.taste = taste;
    try {
      localStorage.setItem(KEY, JSON.stringify(taste));
    } catch {
      // A browser that keeps nothing: it lasts until the tab is closed.
    }
  }

  remove(): void {
    this.taste = undefined;
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Nothing was kept.
    }
  }
}

function read(): StartingTaste | undefined {
  try {
    return startingTasteFrom(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
  } catch {
    return undefined; // none, or not of this version
  }
}
