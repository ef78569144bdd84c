import { expect, test } from './support/fixtures';
import { films, give, goTo, stars } from './support/journey';

test.skip(({ isMobile }) => isMobile, 'tabs share ratings alike on every screen');

test('two tabs follow each other and lose nothing', async ({ context, page: one }) => {
  const two = await context.newPage();
  for (const page of [one, two]) {
    await page.goto('#/rate');
    await expect(films(page)).toHaveCount(12);
  }

  await give(films(one).nth(0), 4);
  await expect(stars(films(two).nth(0), 4)).toBeChecked();
  await expect(two.getByText('1 rated')).toBeVisible();

  // Both rate before either has heard of the other.
  await Promise.all([give(films(one).nth(1), 5), give(films(two).nth(2), 1)]);
  for (const page of [one, two]) {
    await expect(page.getByText('3 rated')).toBeVisible();
    await expect(stars(films(page).nth(1), 5)).toBeChecked();
    await expect(stars(films(page).nth(2), 1)).toBeChecked();
  }

  await goTo(two, 'You');
  const forget = two.getByRole('region', { name: 'Forget' });
  await forget.getByRole('button', { name: 'Forget everything' }).click();
  await forget.getByRole('button', { name: 'Yes, delete 3 entries' }).click();
  await expect(one.getByText('Looking for a film you know?')).toBeVisible();
  await expect(films(one).getByRole('radio', { checked: true })).toHaveCount(0);
});
