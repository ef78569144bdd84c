import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { films, give, goTo, rateCards, stored } from './support/journey';

test.skip(({ isMobile }) => isMobile, 'browsers are asked alike on every screen');
test.use({ trains: false });

const promise = (page: Page) => stored(page, 'Never cleared for room');

async function rateFive(page: Page): Promise<void> {
  await page.goto('#/rate');
  await rateCards(page, [4, 3, 5, 2]);
  await goTo(page, 'You');
  await expect(promise(page)).toHaveText('asked after five ratings');
  await goTo(page, 'Rate');
  await give(films(page).nth(0), 1);
  await goTo(page, 'You');
  await expect(page.getByRole('heading', { name: '5 ratings' })).toBeVisible();
}

/** Lets the browser answer; what a headless one says by itself is its own affair. */
const answer = (context: BrowserContext, granted: boolean) =>
  context.addInitScript((promised) => {
    let asked = 0;
    navigator.storage.persisted = () => Promise.resolve(promised && asked > 0);
    navigator.storage.persist = () => {
      asked += 1;
      document.documentElement.dataset.asked = String(asked);
      return Promise.resolve(promised);
    };
  }, granted);

test('after the fifth rating the browser is asked to hold on to them, and promises', async ({
  context,
  page,
}) => {
  await answer(context, true);
  await rateFive(page);
  await expect(promise(page)).toHaveText('promised');
  await expect(page.locator('html')).toHaveAttribute('data-asked', '1');
});

test('a browser that does not promise it is asked once, and the visitor reads what to do', async ({
  context,
  page,
}) => {
  await answer(context, false);
  await rateFive(page);
  await expect(promise(page)).toHaveText('not promised: export now and then');
  await page.reload();
  await expect(promise(page)).toHaveText('not promised: export now and then');
  await expect(page.locator('html'), 'not asked again').not.toHaveAttribute('data-asked');
});

test('a browser that cannot be asked is not', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'storage', { value: undefined }));
  await page.goto('#/rate');
  await rateCards(page, [4, 3, 5, 2, 1]);
  await goTo(page, 'You');
  await expect(promise(page)).toHaveText('this page cannot ask');
});
