import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { films, give, goTo, pickTitles, rateCards, ready, search } from './support/journey';
import { canvas, openMap, panel, tool } from './support/map';

/** What every screen is looked at for. */
type Look = (screen: string) => Promise<void>;

/** Shows every screen in every state that looks different, one after the other. */
async function visitAll(page: Page, look: Look): Promise<void> {
  await page.goto('#/for-you');
  await expect(films(page)).toHaveCount(3);
  await look('For you, empty');
  await goTo(page, 'Rate');
  await expect(films(page)).toHaveCount(12);
  await rateCards(page, [5, 4, 2]);
  await films(page)
    .nth(3)
    .getByRole('button', { name: /^Not interested/ })
    .click();
  await ready(page);
  await look('Rate');
  await search(page, 'star wars');
  await look('Rate, searching');
  await page.keyboard.press('Escape');
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
  await page.goto('#/rate?mode=one');
  await expect(page.getByText(/^Asking because/)).toBeVisible();
  await look('Rate, one film at a time');

  await goTo(page, 'For you');
  await pickTitles(page);
  const first = films(page).first();
  await first.getByRole('button', { name: 'Seen it' }).click();
  await films(page).nth(1).getByRole('button', { name: 'Not for me' }).click();
  await expect(page.getByRole('button', { name: 'Dismiss' })).toBeVisible();
  await look('For you, with a toast');
  await first.getByRole('heading').getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Nearest films' })).toBeVisible();
  await look('the drawer of a film');
  await page.keyboard.press('Escape');

  const adjust = page.getByRole('button', { name: 'Adjust', exact: true });
  if (await adjust.isVisible()) await adjust.click();
  await page.getByRole('button', { name: 'Horror', exact: true }).click();
  await expect(page.locator('.list')).toHaveAttribute('aria-busy', 'false'); // other picks come first
  await first.getByRole('button', { name: 'Why' }).click();
  await expect(first.getByRole('table')).toBeVisible();
  await look('For you, adjusted, with an account');
  await first.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('tab', { name: 'Saved 1' }).click();
  await expect(page.getByRole('textbox', { name: /^Note on/ })).toBeVisible();
  await look('Saved');
  await page.getByRole('tab', { name: /^Hidden/ }).click();
  await expect(page.getByRole('button', { name: /^Restore/ }).first()).toBeVisible();
  await look('Hidden');
  await page.goto('#/rate?mode=groups');
  await expect(page.getByRole('button', { name: /^One point more/ })).toHaveCount(6);
  await look('Groups');

  await goTo(page, 'Map');
  await expect(page.getByRole('application')).toBeVisible();
  await look('Map');
  await page.getByLabel('Colour', { exact: true }).selectOption('Genre');
  await page.getByRole('application').focus();
  await page.keyboard.press('PageDown');
  await look('Map by genre, with a film in focus');
  await goTo(page, 'You');
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await look('You');
}

/** Shows everything that can stand beside the map, and its list. */
async function visitMap(page: Page, look: Look): Promise<void> {
  await page.goto('#/rate');
  await rateCards(page, [5, 4, 2]);
  await openMap(page, '#/map');
  await canvas(page).focus();
  await page.keyboard.press('PageDown');
  await tool(page, 'Lasso').click();
  await canvas(page).focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('PageDown');
  await page.keyboard.press(' ');
  await panel(page, 'Selection');
  await page.getByRole('button', { name: 'Picks from here' }).click();
  await expect(page.getByRole('tabpanel').locator('ol, p[role=status]').first()).toBeVisible();
  await look('Map, a selection and picks from it');
  await page.getByRole('button', { name: 'Rate one by one' }).click();
  await expect(page.getByRole('region', { name: 'Rate one by one' })).toBeVisible();
  await page.getByText('Export', { exact: true }).click();
  await look('Map, rating one by one, with the menu of exports');
  await page.keyboard.press('Escape');

  const you = await panel(page, 'You');
  await expect(you.getByRole('listitem')).toHaveCount(10);
  await you.getByRole('button', { name: /^Put it at/ }).click();
  await expect(you).toContainText('You moved it');
  await look('Map, you');
  await you.getByRole('button', { name: 'Put it back' }).click();
  const truth = await panel(page, 'How true');
  await truth.getByText('How it is measured').click();
  await expect(truth.getByText(/true neighbours (is|are) among/)).toBeVisible();
  await look('Map, how true');

  const between = await panel(page, 'Two films');
  for (const [label, words] of [
    ['From', 'toy story'],
    ['To', 'shining'],
  ] as const) {
    await between.getByRole('combobox', { name: `${label}: find a film` }).fill(words);
    await between.getByRole('option').first().click();
  }
  await expect(between.getByRole('listitem').first()).toBeVisible();
  await look('Map, a path between two films');
  const training = await panel(page, 'Training');
  await expect(training.getByRole('slider')).toBeVisible();
  await training.getByRole('button', { name: 'One iteration back' }).click();
  await look('Map, training');
  await page.getByRole('button', { name: 'List view' }).click();
  await expect(page.getByRole('table', { name: 'The films in sight' })).toBeVisible();
  await look('Map, as a list');
  await page.getByRole('button', { name: 'List view' }).click();
}

/** Shows the Lab before a run, with its settings open, while it runs, and with everything that comes of it. */
async function visitLab(page: Page, look: Look): Promise<void> {
  await page.goto('#/rate');
  await rateCards(page, [5, 4, 2]);
  await ready(page);
  await page.goto('#/lab?models=mean,biases:l2User=9,ease&protocol=cold&groups=2&reveal=1,4');
  const run = page.getByRole('button', { name: 'Run', exact: true });
  await expect(run).toBeEnabled();
  const open = page.getByRole('button', { name: 'Models and test' });
  if (await open.isVisible()) await open.click();
  await page.getByRole('button', { name: /^Settings: User and film biases/ }).click();
  await page.getByText('What this tells, and what it hides').click();
  await page.getByLabel('Seed', { exact: true }).fill('x');
  await page.getByLabel('Seed', { exact: true }).press('Tab');
  await expect(run).toBeDisabled();
  await look('Lab, with something wrong');
  await page.getByLabel('Seed', { exact: true }).fill('1');
  await page.getByLabel('Seed', { exact: true }).press('Tab');
  await run.click();
  await look('Lab, running or done');
  await expect(page.getByText(/^Done: /)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Show the lists' }).click();
  await expect(page.getByText(/on every list/)).toBeVisible({ timeout: 60_000 });
  await look('Lab, with all that comes of it');
}

/** Axe's rules that look at colours, but for that of level AAA. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page as it is, in words. */
async function violations(page: Page, rules: readonly string[] = []) {
  // Without frames, axe has no need of a page of its own, which it would open each time to put together what it found.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const results = await (rules.length > 0 ? builder.withRules([...rules]) : builder).analyze();
  return results.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  }));
}

const VISITS = [
  ['on any screen', visitAll],
  ['beside the map', visitMap],
  ['in the Lab', visitLab],
] as const;

for (const [where, visit] of VISITS) {
  test(`axe finds nothing ${where}, light or dark`, async ({ page, build }) => {
    test.skip(build === 'single', 'the single file shows the same');
    test.setTimeout(180_000); // axe looks at every screen twice, and takes seconds for it where cores are few
    // Still, so that nothing is looked at half faded.
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await visit(page, async (screen) => {
      expect.soft(await violations(page), `${screen}, light`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' }); // changes colours and nothing else
      expect.soft(await violations(page, OF_COLOUR), `${screen}, dark`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
    });
  });
}

/** How far the page can be scrolled sideways, and what sticks out. */
function overhang(page: Page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = [...document.querySelectorAll('body *')]
      .filter(
        (element) =>
          scrollWidth > clientWidth && element.getBoundingClientRect().right > clientWidth + 1,
      )
      .map((element) => element.outerHTML.slice(0, 120));
    return { by: scrollWidth - clientWidth, wide: wide.slice(0, 5) };
  });
}

for (const { name, viewport, deviceScaleFactor } of [
  { name: '320 px wide', viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 },
  { name: 'at 200 % zoom', viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
]) {
  test.describe(name, () => {
    test.skip(({ isMobile }) => isMobile, 'sets a width of its own');
    test.use({ viewport, deviceScaleFactor });

    for (const [where, visit] of VISITS) {
      test(`nothing scrolls sideways ${where}`, async ({ page }) => {
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await visit(page, async (screen) => {
          expect.soft(await overhang(page), screen).toEqual({ by: 0, wide: [] });
        });
      });
    }
  });
}

test('nothing moves where motion is to be reduced', async ({ page, isMobile }) => {
  test.skip(isMobile, 'styles are the same on every screen');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('#/rate');
  await give(films(page).first(), 4);
  await ready(page);
  await goTo(page, 'For you');
  await pickTitles(page);
  await films(page).first().getByRole('heading').getByRole('link').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element);
        const seconds = `${transitionDuration}, ${animationDuration}`.split(', ').map(parseFloat);
        return scrollBehavior === 'smooth' || seconds.some((time) => time > 0.001);
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(moving).toEqual([]);
});
