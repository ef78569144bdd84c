import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { sampleZip, tinyMovieLens, zipFile } from './support/archives';
import { expect, test } from './support/fixtures';
import { dropFile, films, goTo, pickTitles, pill, rateCards, ready } from './support/journey';
import { modelsKept } from './support/kept-models';
import { expectGiven, saidRow } from './support/ratings-table';

test.skip(({ isMobile }) => isMobile, 'a device keeps data alike on every screen');

const dataPanel = (page: Page) => page.getByRole('region', { name: 'Data set' });

test('a dropped data set opens by itself, can be left and taken up again, and forgotten', async ({
  page,
}) => {
  await page.goto('#/you');
  await ready(page);
  const panel = dataPanel(page);
  const row = (name: string) => panel.getByRole('listitem').filter({ hasText: name });

  await test.step('it is dropped, and kept', async () => {
    await dropFile(page, zipFile('tiny.zip', tinyMovieLens([])));
    await expect(page.getByText('tiny is open. It is kept on this device')).toBeVisible();
    await expect(panel).toContainText(/Kept here, \d+ kB: it opens by itself next time/);
    await expect(row('sample')).toContainText('comes with this page');
    await ready(page);
    await modelsKept(page, 6);
  });

  await test.step('after a reload it is there, with its models', async () => {
    await page.reload();
    await expect(panel).toContainText('tiny: 384 ratings of 24 films by 16 people. Opened from');
    await expect(pill(page)).toHaveText(/Ready from last visit/);
  });

  await test.step('the page’s own is opened instead, also after a reload', async () => {
    await row('sample').getByRole('button', { name: 'Open sample' }).click();
    await expect(panel).toContainText(/sample, simulated ratings:\s+[\d,]+ ratings of 1,\d+ films/);
    await expect(row('tiny')).toContainText(/yours, \d+ kB on this device/);
    await expect(page.getByText('sample is open, and opens by itself next time.')).toBeVisible();
    await page.reload();
    await expect(panel).toContainText(/sample, simulated ratings:\s+[\d,]+ ratings/);
  });

  await test.step('its README and licence can be read', async () => {
    await panel.getByText('Its README and licence').click();
    await expect(panel).toContainText('Matinée sample data set');
  });

  await test.step('it is taken up again', async () => {
    await row('tiny').getByRole('button', { name: 'Open tiny' }).click();
    await expect(panel).toContainText('tiny: 384 ratings');
  });

  await test.step('it is forgotten, and the page’s own takes its place', async () => {
    await panel.getByRole('button', { name: 'Forget tiny' }).click();
    await expect(panel).toContainText(/sample, simulated ratings:\s+[\d,]+ ratings/);
    await expect(page.getByText('tiny is forgotten')).toBeVisible();
    await expect(panel.getByText('tiny')).toHaveCount(0);
    await page.reload();
    await expect(panel).toContainText(/sample, simulated ratings:\s+[\d,]+ ratings/);
    await expect(panel.getByText('tiny')).toHaveCount(0);
  });
});

test('ratings, models and a dropped data set survive a restart of the browser', async ({
  baseURL,
}, testInfo) => {
  const profile = testInfo.outputPath('profile');
  const { launchOptions, viewport } = testInfo.project.use;
  const start = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(profile, { ...launchOptions, viewport: viewport ?? null });

  const before = await start();
  const first = await before.newPage();
  await first.goto(`${baseURL}#/rate`);
  const rated = await rateCards(first, [5, 4, 2]);
  await dropFile(first, { ...sampleZip('again.zip') });
  await expect(first.getByText('sample is open. It is kept on this device')).toBeVisible();
  await ready(first);
  await modelsKept(first, 3);
  await goTo(first, 'For you');
  const picks = await pickTitles(first);
  await before.close();

  const after = await start();
  const again = await after.newPage();
  await again.goto(`${baseURL}#/for-you`);
  await expect(pill(again)).toHaveText(/Ready from last visit/);
  expect(await pickTitles(again)).toEqual(picks);
  await goTo(again, 'Rate');
  await expect(films(again)).toHaveCount(12);
  await goTo(again, 'You');
  for (const [k, given] of [5, 4, 2].entries()) {
    await expectGiven(saidRow(again, rated[k]), given);
  }
  await after.close();
});
