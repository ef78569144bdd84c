import { expect, test } from './support/fixtures';
import { firstPicks, goTo, pickTitles, ready } from './support/journey';

test.skip(({ isMobile }) => isMobile, 'workers die alike on every screen');

test('a worker that dies is replaced, and no rating is lost', async ({ page }) => {
  const { picks } = await firstPicks(page);
  const [serving] = page.workers();
  const gone = serving.waitForEvent('close');
  await serving.evaluate(() => void setTimeout(() => self.close()));
  await gone;

  // The next question is the first to notice: an unanswered ping takes seconds.
  const row = page.getByRole('article', { name: picks[0], exact: true });
  await row.getByRole('button', { name: 'Not for me' }).click();
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('started again. No rating was lost.', { timeout: 40_000 });
  await ready(page);
  await expect(row).toBeHidden();
  const after = await pickTitles(page);
  expect(after).not.toContain(picks[0]);
  expect(page.workers()).toHaveLength(1);

  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await goTo(page, 'You');
  await expect(page.getByRole('heading', { name: '3 ratings' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(4);

  await page.reload();
  await goTo(page, 'For you');
  expect(await pickTitles(page), 'a fresh page says the same').toEqual(after);
});
