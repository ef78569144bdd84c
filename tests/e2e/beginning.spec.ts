// A sample taste to try, and points for groups of films: picks before a film is rated.
import { expect, test } from './support/fixtures';
import { films, give, goTo, pickTitles, ready } from './support/journey';

test('a sample taste gives picks at once, says that it is none of yours, and goes without a trace', async ({
  page,
}) => {
  await page.goto('#/for-you');
  await ready(page);
  await page.getByRole('button', { name: 'try a sample taste' }).click();
  await expect(page.getByText(/A sample taste, not yours/)).toBeVisible();
  await pickTitles(page);
  await goTo(page, 'You');
  await expect(page.getByRole('heading', { name: '0 ratings' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export JSON' })).toBeDisabled();
  await page.reload();
  await goTo(page, 'For you');
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(
    page.getByRole('heading', { name: 'Rate one film and this fills up' }),
  ).toBeVisible();
  await expect(films(page), 'cards to rate instead').toHaveCount(3);
  await page.reload();
  await expect(
    page.getByRole('heading', { name: 'Rate one film and this fills up' }),
  ).toBeVisible();
});

test('three points for groups give picks, and each rating takes the place of a film', async ({
  page,
}) => {
  await page.goto('#/rate?mode=groups');
  const more = page.getByRole('button', { name: /^One point more for/ });
  await expect(more).toHaveCount(6);
  await more.first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await more.nth(2).press('Enter');
  await expect(page.getByText('All points are given.')).toBeVisible();
  await expect(more.first()).toBeDisabled();
  await page.getByRole('button', { name: 'See picks' }).press('Enter');
  await expect(page.locator('main .lead')).toContainText(
    'groups you chose, which stand for 9 films',
  );
  await ready(page);
  const before = await pickTitles(page);

  await films(page).first().getByRole('button', { name: 'Seen it' }).click();
  await give(films(page).first(), 1);
  await expect(page.locator('main .lead')).toContainText('which stand for 8 films');
  expect(await pickTitles(page)).not.toContain(before[0]);
});
