// Errors of the page itself: none is silent, none takes more than its own screen with it.
import { readFileSync } from 'node:fs';
import { expect, test } from './support/fixtures';
import { holdTrainingIn } from './support/hold-training';
import { films, firstPicks, goTo, rateCards } from './support/journey';

test.skip(({ isMobile }) => isMobile, 'errors are alike on every screen');

test('a screen that throws says so; ratings can be exported and other screens work', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const { prototype } = Intl.DateTimeFormat;
    const sound = Object.getOwnPropertyDescriptor(prototype, 'format')!;
    Object.defineProperty(prototype, 'format', {
      ...sound,
      get: () => {
        throw new Error('dated on purpose');
      },
    });
    addEventListener('mend', () => Object.defineProperty(prototype, 'format', sound));
  });
  await firstPicks(page); // You says on which day each was rated
  const main = page.getByRole('main');
  await goTo(page, 'You');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('You');
  await expect(main).toContainText('This screen failed');
  await expect(main).toContainText('It cannot be shown: dated on purpose. Your ratings are kept');
  await expect(main.getByRole('button', { name: 'Reload' })).toBeVisible();

  const download = page.waitForEvent('download');
  await main.getByRole('button', { name: 'Export ratings' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect((JSON.parse(text) as { entries: unknown[] }).entries).toHaveLength(3);

  await goTo(page, 'Rate');
  await rateCards(page, [3]);
  await goTo(page, 'You');
  await expect(main).toContainText('This screen failed');
  await page.evaluate(() => void dispatchEvent(new Event('mend')));
  await main.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: '4 ratings' })).toBeVisible();
});

test('an error that nobody caught is shown, and the page goes on', async ({ page, watch }) => {
  watch.expectProblem(/on purpose/);
  await holdTrainingIn(page);
  await page.goto('#/rate');
  await expect(films(page)).toHaveCount(12);
  const notice = page.getByRole('alert');

  await page.evaluate(() => void Promise.reject(new Error('rejected on purpose')));
  await expect(notice).toContainText('went wrong: rejected on purpose. No rating was lost.');
  await expect(notice.getByRole('button', { name: 'Reload' })).toBeVisible();
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toBeHidden();

  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('thrown on purpose');
    });
  });
  await expect(notice).toContainText('went wrong: thrown on purpose. No rating was lost.');
  await rateCards(page, [4]);
});
