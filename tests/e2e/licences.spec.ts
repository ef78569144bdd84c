import { expect, test } from './support/fixtures';

test.use({ trains: false });

/** Of what is shipped, that which is not a part of something else here. */
const SHIPPED = ['Matinée', 'svelte', 'comlink', 'idb-keyval', 'minisearch', '@noble/hashes']
  .concat(['d3-zoom', 'd3-scale-chromatic', '@fontsource-variable/instrument-sans'])
  .map((name) => `${name} `);

test('everything shipped is listed with its terms, which can be read', async ({ page }) => {
  await page.goto('#/you');
  const section = page.getByRole('region', { name: 'Licences' });
  await section.getByText('What this page is made of, and on what terms').click();
  const rows = section.getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  const named = await rows.allInnerTexts();
  for (const name of SHIPPED) expect(named.filter((row) => row.startsWith(name))).toHaveLength(1);

  const row = (name: string) => rows.filter({ hasText: name }).first();
  await row('comlink').getByText('comlink').click();
  await expect(row('comlink').locator('pre')).toContainText('Apache License');
  await row('@fontsource').getByText('@fontsource').click();
  await expect(row('@fontsource').locator('pre')).toContainText('SIL OPEN FONT LICENSE');
  await row('sample').getByText('sample').click();
  await expect(row('sample').locator('pre')).toContainText('CC0 1.0');

  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
});
