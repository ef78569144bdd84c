import type { Page } from '@playwright/test';
import { expectNoViolations } from './support/axe';
import { expect, test } from './support/fixtures';
import { films, give, goTo, pickTitles, ready } from './support/journey';
import { VISITS } from './support/visits';

for (const [where, visit] of VISITS) {
  test(`axe finds nothing ${where}, light or dark`, async ({ page, build }) => {
    test.skip(build === 'single', 'the single file shows the same');
    // Still, so that nothing is looked at half faded.
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await visit(page, (screen) => expectNoViolations(page, screen));
  });
}

/** How far the page can be scrolled sideways, and what sticks out. */
function overhang(page: Page) {
  return page.evaluate(async () => {
    // Charts learn their width in the first frame: nobody sees them before.
    for (let k = 0; k < 2; k++) await new Promise((done) => requestAnimationFrame(done));
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
    test.skip(({ build }) => build === 'single', 'the single file shows the same');
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
