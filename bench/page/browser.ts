import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { startProbe } from './probe';

/** A browser that measures. */
export interface Bench {
  readonly browser: Browser;
  /** Storage, cache and service workers of their own, as of somebody who has never been here. */
  stranger(): Promise<BrowserContext>;
  /** A blank page, once the browser has come to rest: opening a window keeps a core busy for half a second. */
  open(context: BrowserContext): Promise<Page>;
  /** Waits until the browser has come to rest. */
  rest(): Promise<void>;
}

/** At rest is a browser all of whose processes together take less than this share of one core … */
const REST_SHARE = 0.1;
/** … in so many looks in a row, … */
const QUIET_LOOKS = 3;
/** … with this between them. */
const LOOK_EVERY_MS = 100;
/** A browser that never rests is measured all the same. */
const MOST_LOOKS = 100;

/** @param slowDown How many times slower the pages' main threads are made; 1 for not at all. */
export async function launch(slowDown: number): Promise<Bench> {
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
  });
  const system = await browser.newBrowserCDPSession();

  const cpuSeconds = async () => {
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  async function rest(): Promise<void> {
    let before = await cpuSeconds();
    for (let look = 0, quiet = 0; quiet < QUIET_LOOKS && look < MOST_LOOKS; look++) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      const now = await cpuSeconds();
      quiet = 1000 * (now - before) < REST_SHARE * LOOK_EVERY_MS ? quiet + 1 : 0;
      before = now;
    }
  }

  return {
    browser,
    rest,
    async stranger() {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      await context.addInitScript(startProbe);
      return context;
    },
    async open(context) {
      const page = await context.newPage();
      await rest();
      if (slowDown > 1) {
        const session = await context.newCDPSession(page);
        await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
      }
      return page;
    },
  };
}
