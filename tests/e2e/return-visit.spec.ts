import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { firstPicks, goTo, keptForOffline, pickTitles, pill, ready } from './support/journey';
import { modelsKept } from './support/kept-models';
import { expectGiven, saidRows } from './support/ratings-table';

/** The ratings on You as the page shows them, the latest first: title and stars. */
async function ratedRows(page: Page, heading: string) {
  await expect(page.getByRole('region', { name: heading })).toBeVisible();
  return saidRows(page);
}

test('a return visit has ratings, models and picks at once, and trains nothing', async ({
  page,
  watch,
}) => {
  const { rated, picks } = await firstPicks(page);
  await modelsKept(page, 3);
  await keptForOffline(page); // so that the service worker asks for nothing any more

  const asked = watch.requests.length;
  const started: string[] = [];
  page.on('worker', (worker) => started.push(worker.url()));
  await page.reload();
  await expect(pill(page)).toHaveText(/Ready from last visit/);
  expect(await pickTitles(page)).toEqual(picks);
  expect(started, 'a serving worker and no job').toHaveLength(1);
  expect(page.workers()).toHaveLength(1);
  expect(watch.requests.slice(asked).filter((url) => url.endsWith('.zip'))).toEqual([]);

  await goTo(page, 'You');
  const rows = await ratedRows(page, '3 ratings');
  await expect(rows).toHaveCount(3);
  for (const [k, given] of [5, 4, 2].entries()) {
    const row = rows.filter({ hasText: rated[k] });
    await expectGiven(row, given);
  }

  await page.goto('');
  await expect(page, 'a return visit begins with the picks').toHaveURL(/#\/for-you$/);
});

test('a forgotten model trains again on request; forgetting everything takes two steps', async ({
  page,
}) => {
  const { picks } = await firstPicks(page);
  await goTo(page, 'You');
  const forget = page.getByRole('region', { name: 'Forget' });

  await test.step('forget the model', async () => {
    const started: string[] = [];
    page.on('worker', (worker) => started.push(worker.url()));
    await forget.getByRole('button', { name: 'Forget model' }).click();
    await expect(pill(page)).toHaveText(/Training stopped/);
    await expect(page.getByText('0 trained models')).toBeVisible();
    await expect(await ratedRows(page, '3 ratings')).toHaveCount(3);
    await goTo(page, 'Map');
    await expect(page.getByRole('heading', { name: 'There is no model to draw' })).toBeVisible();
    expect(started).toEqual([]);
  });

  await test.step('train again', async () => {
    await goTo(page, 'You');
    await page.getByRole('button', { name: 'Train again' }).click();
    await ready(page);
    await expect(pill(page)).not.toHaveText(/last visit/);
    await goTo(page, 'For you');
    expect(await pickTitles(page), 'the same seed, the same model').toEqual(picks);
  });

  await test.step('forget everything', async () => {
    await goTo(page, 'You');
    await forget.getByRole('button', { name: 'Forget everything' }).click();
    await forget.getByRole('button', { name: 'Keep them' }).click();
    await expect(await ratedRows(page, '3 ratings')).toHaveCount(3);
    await forget.getByRole('button', { name: 'Forget everything' }).click();
    await expect(await ratedRows(page, '3 ratings')).toHaveCount(3);
    await forget.getByRole('button', { name: 'Yes, delete 3 entries' }).click();
    await expect(page.getByRole('heading', { name: '0 ratings' })).toBeVisible();
    await expect(page.getByText('0 trained models')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: '0 ratings' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Export JSON' })).toBeDisabled();
  });
});
