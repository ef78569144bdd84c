import type { Page } from '@playwright/test';

/** What is waited for in a page. */
export type Moment =
  /** A film card is painted that can be rated. */
  | 'cards'
  /** A model is being trained. */
  | 'training'
  /** Picks from the visitor's ratings are painted. */
  | 'personal'
  /** The same with the stars that the model predicts. */
  | 'predicted'
  /** Every model is trained or restored. */
  | 'ready';

/** Milliseconds since the start of navigation. */
export interface Task {
  readonly start: number;
  readonly end: number;
}

/** What the page has seen of itself. */
export interface Probe {
  readonly moments: Partial<Record<Moment, number>>;
  /** The main thread's tasks over 50 ms: browsers report no shorter ones. */
  readonly longTasks: Task[];
  /** Calls back with the time once the next frame is painted. */
  afterPaint(then: (now: number) => void): void;
}

declare global {
  var probe: Probe;
}

/** Runs in every page before anything else, so it refers to nothing outside itself. */
export function startProbe(): void {
  const moments: Partial<Record<Moment, number>> = {};
  const longTasks: Task[] = [];
  const afterPaint: Probe['afterPaint'] = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel(); // its message comes after the frame
      port1.onmessage = () => {
        port1.close();
        then(performance.now());
      };
      port2.postMessage(null);
    });
  globalThis.probe = { moments, longTasks, afterPaint };

  const at = (moment: Moment) => (moments[moment] ??= performance.now());
  const awaited = new Set<Moment>(['cards', 'personal', 'predicted']);
  const painted = (moment: Moment, there: () => boolean) => {
    if (!awaited.has(moment) || !there()) return;
    awaited.delete(moment);
    afterPaint(() => at(moment));
  };
  const look = () => {
    const status = document.querySelector('header .status')?.textContent?.trim() ?? '';
    if (status.startsWith('Training')) at('training');
    if (status.startsWith('Ready')) at('ready');
    const row = document.querySelector('main article');
    if (!row) return;
    painted('cards', () => row.querySelector('input') !== null);
    painted('personal', () =>
      /From your \d+ ratings/.test(document.querySelector('main .lead')?.textContent ?? ''),
    );
    painted('predicted', () => !awaited.has('personal') && /predicted/.test(row.textContent ?? ''));
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      longTasks.push({ start: startTime, end: startTime + duration });
  }).observe({ type: 'longtask', buffered: true });
}

/** Waits for a moment; returns when it was, in milliseconds since the start of navigation. */
export async function moment(page: Page, name: Moment): Promise<number> {
  const time = await page.waitForFunction((m) => globalThis.probe.moments[m], name);
  return (await time.jsonValue()) ?? NaN;
}
