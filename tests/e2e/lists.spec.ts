// Saved and hidden films, and the rows beside the picks.
import { expect, test } from './support/fixtures';
import { holdOpening } from './support/hold-opening';
import { films, firstPicks, give, goTo, pickTitles, stars } from './support/journey';
import { saidRow } from './support/ratings-table';

test('a saved film leaves the picks, keeps a note, and leaves the list once it is rated', async ({
  page,
}) => {
  const { picks } = await firstPicks(page, [5, 4, 1]);
  await films(page).first().getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(`${picks[0]} is under Saved.`)).toBeVisible();
  await expect(films(page).getByRole('heading', { name: picks[0] })).toHaveCount(0);
  expect(await pickTitles(page)).not.toContain(picks[0]);

  await page.getByRole('tab', { name: 'Saved 1' }).click();
  const list = page.getByRole('tabpanel', { name: 'Saved 1' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list.getByText('predicted')).toBeVisible();
  await list.getByRole('textbox', { name: `Note on ${picks[0]}` }).fill('With Ada, on Friday');
  await page.keyboard.press('Tab');
  await page.reload();
  await expect(list.getByRole('textbox')).toHaveValue('With Ada, on Friday');

  await list.getByRole('button', { name: 'Seen it' }).click();
  await give(list, 4);
  await expect(page.getByRole('heading', { name: 'Nothing saved yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(list.getByRole('textbox')).toHaveValue('With Ada, on Friday');
  await list.getByRole('button', { name: `Remove: ${picks[0]}` }).click();
  await page.getByRole('tab', { name: 'Picks' }).click();
  expect(await pickTitles(page)).toEqual(picks);
});

test('what is begun while the data set opens is still there once it is open', async ({ page }) => {
  const { picks } = await firstPicks(page, [5, 4, 1]);
  await films(page).first().getByRole('button', { name: 'Save', exact: true }).click();
  const open = await holdOpening(page);
  await page.goto('#/for-you?tab=saved');
  await page.reload();
  const list = page.getByRole('tabpanel', { name: 'Saved 1' });
  await list.getByRole('button', { name: 'Seen it' }).click();
  await stars(list, 4).focus();
  await open();
  await expect(list.getByText('predicted')).toBeVisible();
  await expect(list.getByRole('link', { name: picks[0] })).toBeVisible();
  await expect(stars(list, 4)).toBeFocused();
});

test('a note that is still being written when the page is left is kept', async ({ page }) => {
  await firstPicks(page, [5, 4, 1]);
  await films(page).first().getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('tab', { name: 'Saved 1' }).click();
  await page.getByRole('textbox', { name: /^Note on/ }).pressSequentially('unfinish');
  await page.reload();
  await expect(page.getByRole('textbox', { name: /^Note on/ })).toHaveValue('unfinish');
});

test('paper has the films and their notes, and no button', async ({ page }) => {
  await firstPicks(page, [5, 4, 1]);
  await page.emulateMedia({ media: 'print' });
  await expect(films(page)).toHaveCount(10);
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('banner')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await films(page).first().getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('tab', { name: 'Saved 1' }).click();
  await page.getByRole('textbox', { name: /^Note on/ }).fill('With Ada');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('listitem').getByText('With Ada')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
});

test('a saved film is rated by keys, half a star at a time, and stands on You until then', async ({
  page,
}) => {
  const { picks } = await firstPicks(page, [5, 4, 1]);
  await films(page).first().getByRole('button', { name: 'Save', exact: true }).click();
  await goTo(page, 'You');
  await expect(saidRow(page, picks[0])).toContainText('Saved');

  await page.goto('#/for-you?tab=saved');
  await page.getByRole('button', { name: 'Seen it' }).press('Enter');
  await stars(page.getByRole('tabpanel'), 0.5).focus();
  for (let half = 0; half < 8; half++) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tabpanel').getByRole('radio', { checked: true })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nothing saved yet' })).toBeVisible();
  await expect(page.getByText(/rated [34]/)).toBeVisible();
});

test('a film is saved from its own page too', async ({ page }) => {
  const { picks } = await firstPicks(page, [5, 4, 1]);
  await films(page).nth(1).getByRole('heading').getByRole('link').click();
  const drawer = page.getByRole('dialog', { name: picks[1] });
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(drawer.getByRole('button', { name: 'Saved' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'Saved 1' })).toBeVisible();
});

test('a hidden film can be restored', async ({ page }) => {
  const { picks } = await firstPicks(page, [5, 4, 1]);
  await films(page).first().getByRole('button', { name: 'Not for me' }).click();
  await page.getByRole('tab', { name: 'Hidden 1' }).press('Enter');
  await page.getByRole('button', { name: `Restore: ${picks[0]}` }).click();
  await expect(page.getByRole('heading', { name: 'Nothing hidden' })).toBeVisible();
  await page.getByRole('tab', { name: 'Picks' }).click();
  expect(await pickTitles(page)).toEqual(picks);
});

test('tabs are walked by arrow keys', async ({ page }) => {
  await firstPicks(page, [5, 4, 1]);
  await page.getByRole('tab', { name: 'Picks' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Saved' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Nothing saved yet' })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(page.getByRole('tab', { name: 'Picks' })).toBeFocused();
  await pickTitles(page);
});

test('rows show other films, each once on the page, and open them', async ({ page }) => {
  const { rated } = await firstPicks(page, [5, 4, 1]);
  const row = page.getByRole('region', { name: `Because you rated ${rated[0]}` });
  await expect(row.getByRole('listitem')).toHaveCount(7);
  await expect(page.getByRole('region', { name: 'Popular in your taste' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Explore' })).toBeVisible();
  const links = page.getByRole('main').locator('section li a, article h2 a');
  const hrefs = await links.evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  expect(hrefs.length).toBeGreaterThan(30);
  expect(new Set(hrefs).size).toBe(hrefs.length);
  const title = await row.locator('.title').first().innerText();
  await row.getByRole('link').first().click();
  await expect(page.getByRole('dialog', { name: title })).toBeVisible();
});
