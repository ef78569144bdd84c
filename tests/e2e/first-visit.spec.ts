import { expect, test } from './support/fixtures';
import { holdTraining } from './support/hold-training';
import {
  films,
  firstPicks,
  give,
  goTo,
  pickTitles,
  pill,
  rateCards,
  ready,
  search,
  stars,
} from './support/journey';

test('the first rating gives picks while training runs, three make them personal', async ({
  page,
  watch,
  build,
}) => {
  const release = await holdTraining(page);
  await page.goto('');

  await test.step('a first visit begins with rating, on simulated ratings', async () => {
    await expect(page).toHaveTitle(/Matinée/);
    await expect(page).toHaveURL(/#\/rate$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Rate a few films/);
    await expect(page.getByRole('note')).toContainText('simulated ratings');
    await expect(films(page)).toHaveCount(12);
    const archives = watch.requests.filter((url) => url.endsWith('.zip'));
    expect(archives.length > 0, 'fetched, or lies in the file').toBe(build === 'hosted');
  });

  await test.step('cards take ratings while models train', async () => {
    await expect(pill(page)).toHaveText(/Training/);
    await rateCards(page, [4.5]);
    await expect(page.getByText('1 rated')).toBeVisible();
    await page.getByRole('link', { name: 'See picks' }).click();
    await expect(page.getByText('Warming up.')).toBeVisible();
    await expect(films(page)).toHaveCount(10);
    await expect(films(page).first()).toContainText('Widely liked');
    await expect(films(page).getByText(/^predicted/)).toHaveCount(0);
    await expect(pill(page)).toHaveText(/Training/);
  });

  await test.step('predictions come with the model', async () => {
    await release();
    await ready(page);
    await pickTitles(page);
    await expect(page.getByText('Warming up.')).toBeVisible();
    await expect(films(page).getByText('your').first()).toBeVisible();
  });

  await test.step('three ratings make them personal', async () => {
    await goTo(page, 'Rate');
    await rateCards(page, [1, 4]);
    await expect(page.getByText('3 rated')).toBeVisible();
    await goTo(page, 'For you');
    await expect(page.getByText('From your 3 ratings.')).toBeVisible();
    await expect(page.getByText('Warming up.')).toBeHidden();
    await pickTitles(page);
  });
});

test('what was rated or dismissed is never picked; a changed rating changes the picks', async ({
  page,
}) => {
  const { rated, picks } = await firstPicks(page);
  expect(picks.filter((title) => rated.includes(title))).toEqual([]);
  const toast = page.getByText(/is under Hidden|rated 3/);

  await test.step('Not for me, taken back by Undo', async () => {
    const row = page.getByRole('article', { name: picks[0], exact: true });
    await row.getByRole('button', { name: 'Not for me' }).click();
    await expect(row).toBeHidden();
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect(row).toBeVisible();
    expect(await pickTitles(page)).toEqual(picks);
  });

  await test.step('every pick rated or dismissed gives way to another', async () => {
    for (const [k, title] of picks.entries()) {
      const row = page.getByRole('article', { name: title, exact: true });
      if (k % 2 === 0) await row.getByRole('button', { name: 'Not for me' }).click();
      else {
        await row.getByRole('button', { name: 'Seen it' }).click();
        await give(row, 3);
      }
      await expect(row).toBeHidden();
      await expect(toast).toContainText(title);
    }
    await expect(page.getByText('From your 8 ratings.')).toBeVisible();
  });

  const fresh = await pickTitles(page);
  await test.step('ten more are ten others', async () => {
    await page.getByRole('button', { name: 'Ten more' }).click();
    const twenty = await pickTitles(page, 20);
    expect(twenty.slice(0, 10)).toEqual(fresh);
    expect(new Set(twenty).size).toBe(20);
    expect(twenty.filter((title) => [...rated, ...picks].includes(title))).toEqual([]);
  });

  await test.step('a changed rating', async () => {
    const before = await pickTitles(page, 20);
    const found = await search(page, rated[0]);
    await found.getByRole('option').first().click();
    const drawer = page.getByRole('dialog', { name: rated[0], exact: true });
    await expect(stars(drawer, 5)).toBeChecked();
    await give(drawer, 0.5);
    await expect(stars(drawer, 0.5)).toBeChecked();
    await drawer.getByRole('button', { name: 'Close' }).click();
    await expect(drawer).toBeHidden();
    await expect.poll(() => pickTitles(page, 20)).not.toEqual(before);
  });
});

test('a drawer that closes because the address changes leaves the next address alone', async ({
  page,
}) => {
  await page.goto('#/rate?film=1000001');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.goto('#/rate');
  await page.goto('#/for-you');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Rate one film and this fills up',
  );
  await expect(page).toHaveURL(/#\/for-you$/);
});

test('an address that there is not shows the first screen, and says so', async ({ page }) => {
  await page.goto('#/film/1');
  await expect(page).toHaveURL(/#\/rate$/);
  await expect(page.getByText('There is no such page: this is Rate.')).toBeVisible();
});
