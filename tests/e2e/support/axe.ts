import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Axe's rules that look at colours, but for that of level AAA. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

interface Scope {
  readonly rules?: readonly string[];
  /** A selector; all of the page where it is left out. */
  readonly within?: string | undefined;
}

async function violations(page: Page, { rules = [], within }: Scope) {
  // Without frames, axe has no need of a page of its own, which it would open each time to put together what it found.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  if (rules.length > 0) builder.withRules([...rules]);
  if (within !== undefined) builder.include(within);
  const results = await builder.analyze();
  return results.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  }));
}

/**
 * Expects that axe finds nothing on the page as it is, light or dark; the test goes on where it does.
 * @param within A selector, where the rest is looked at elsewhere.
 */
export async function expectNoViolations(page: Page, what: string, within?: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect.soft(await violations(page, { within }), `${what}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' }); // changes colours and nothing else
  expect.soft(await violations(page, { within, rules: OF_COLOUR }), `${what}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** By how much the page can be scrolled sideways, in px. */
export const pixelsBeside = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
