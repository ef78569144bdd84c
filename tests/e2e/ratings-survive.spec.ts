import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { films, give, rateCards, stars } from './support/journey';
import { allKept, holdDatabase, journal, readRecord, writeRecord } from './support/kept-profile';
import { refusesStorage, refuseStorage } from './support/refused-storage';

test.skip(({ isMobile }) => isMobile, 'ratings are kept alike on every screen');
test.use({ trains: false });

async function openRate(page: Page): Promise<void> {
  await page.goto('#/rate');
  await expect(films(page)).toHaveCount(12);
}

const notice = (page: Page) => page.getByRole('alert');
const rated = (page: Page, count: number) => expect(page.getByText(`${count} rated`)).toBeVisible();

/** What the button in the notice hands to the visitor. */
async function exported(page: Page): Promise<{ entries: unknown[]; damaged?: unknown[] }> {
  const download = page.waitForEvent('download');
  await notice(page).getByRole('button', { name: 'Export ratings' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  return JSON.parse(text) as { entries: unknown[]; damaged?: unknown[] }; // checked by who asked
}

async function anotherTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await openRate(page);
  return page;
}

test('a tab that crashes right after a click has kept it, even while its storage was blocked', async ({
  context,
  page,
}) => {
  const other = await anotherTab(context);
  await openRate(page);
  await give(films(page).nth(0), 4);
  await allKept(page);
  const letGo = await holdDatabase(other);
  await give(films(page).nth(1), 5);
  const crashed = page.waitForEvent('crash');
  const devtools = await context.newCDPSession(page);
  devtools.send('Page.crash').catch(() => {}); // nobody is left to answer
  await crashed;
  await letGo();

  const next = await anotherTab(context);
  await rated(next, 2);
  await allKept(next);
  await rated(other, 2);
  expect(await readRecord(next)).toMatchObject({
    entries: [{ opinion: { halfStars: 8 } }, { opinion: { halfStars: 10 } }],
  });
});

test('a browser that is killed once a rating is kept, and started again, has it', async ({
  playwright,
  launchOptions,
  baseURL,
}, testInfo) => {
  const folder = testInfo.outputPath('browser');
  const launch = () => playwright.chromium.launchPersistentContext(folder, launchOptions);
  const first = await launch();
  const page = await first.newPage();
  await page.goto(`${baseURL}#/rate`);
  await give(films(page).nth(0), 4);
  await expect.poll(() => readRecord(page)).toMatchObject({ entries: [{}] });

  const devtools = await first.browser()?.newBrowserCDPSession();
  const processes = await devtools?.send('SystemInfo.getProcessInfo');
  const browser = processes?.processInfo.find(({ type }) => type === 'browser');
  const closed = first.waitForEvent('close');
  process.kill(browser?.id ?? NaN, 'SIGKILL');
  await closed;

  const second = await launch();
  const again = await second.newPage();
  await again.goto(`${baseURL}#/you`);
  await expect(again.getByRole('heading', { name: '1 rating' })).toBeVisible();
  await second.close();
});

test('a browser whose settings refuse storage is worked in from memory, and offers the export', async ({
  playwright,
  launchOptions,
  baseURL,
}, testInfo) => {
  const folder = testInfo.outputPath('browser');
  mkdirSync(join(folder, 'Default'), { recursive: true });
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(settings));
  const context = await playwright.chromium.launchPersistentContext(folder, launchOptions);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(`${baseURL}#/rate`);
  if (!(await refusesStorage(page))) {
    await refuseStorage(page);
    await page.reload();
    expect(await refusesStorage(page)).toBe(true);
  }
  await give(films(page).nth(0), 4);
  await expect(notice(page)).toContainText('This browser refuses to keep your ratings.');
  await expect(notice(page)).toContainText('lasts until you close this tab: export it to keep it.');
  expect(await exported(page)).toMatchObject({ entries: [{ opinion: { halfStars: 8 } }] });
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(errors).toEqual([]);
  await context.close();
});

test('a browser that has no room says so, holds the rating, and keeps it once there is room', async ({
  context,
  page,
  baseURL,
  build,
}) => {
  test.skip(build === 'single', 'a quota can be set for servers only');
  const { origin } = new URL(String(baseURL));
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await openRate(page);
  await give(films(page).nth(0), 5);
  await expect(notice(page)).toContainText('This browser has no room left to keep your ratings.');
  await expect(notice(page)).toContainText('held in a reserve on this device');
  expect((await exported(page)).entries).toHaveLength(1);
  await page.reload();
  await rated(page, 1);
  expect(await journal(page)).toHaveLength(1);
  expect(await readRecord(page)).toBeUndefined();

  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await expect(notice(page)).toBeHidden();
  await allKept(page);
  expect(await readRecord(page)).toMatchObject({ entries: [{}] });
});

test('storage that another tab blocks is told of, and caught up with once it is free', async ({
  context,
  page,
}) => {
  const other = await anotherTab(context);
  await openRate(page);
  await give(films(page).nth(0), 4);
  await rated(other, 1);
  await allKept(page);
  const letGo = await holdDatabase(other);

  await give(films(page).nth(1), 5);
  await expect(notice(page)).toContainText('does not answer; another tab or window');
  await expect(notice(page)).toContainText('held in a reserve on this device');
  expect(await journal(page)).toHaveLength(1);

  const late = await context.newPage();
  await late.goto('#/rate');
  await expect(notice(late)).toContainText('is not lost, but cannot be shown until');
  await rated(late, 1); // what the journal holds

  await letGo();
  for (const tab of [page, late, other]) {
    await expect(notice(tab)).toBeHidden();
    await rated(tab, 2);
  }
  await allKept(page);
});

test('ratings deleted from outside stay on the page, which keeps them again when asked', async ({
  context,
  page,
}) => {
  await openRate(page);
  await rateCards(page, [4, 3]);
  await allKept(page);
  const eraser = await anotherTab(context);
  await eraser.evaluate(() => void indexedDB.deleteDatabase('matinee-profile'));
  await expect(notice(page)).toContainText('deleted from outside Matinée. They are still on this');
  expect((await exported(page)).entries).toHaveLength(2);
  await notice(page).getByRole('button', { name: 'Keep them again' }).click();
  await expect(notice(page)).toBeHidden();
  await expect(notice(eraser)).toBeHidden();
  await page.reload();
  await rated(page, 2);
});

test('site data that are cleared while the page is open come back with the next rating', async ({
  context,
  page,
  build,
}) => {
  test.skip(build === 'single', 'data are cleared for servers only');
  await openRate(page);
  await give(films(page).nth(0), 4);
  await allKept(page);
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await expect(notice(page)).toContainText('deleted from outside Matinée.');
  await give(films(page).nth(1), 5);
  await expect(notice(page)).toBeHidden();
  await allKept(page);
  await page.reload();
  await rated(page, 2);
});

test('a damaged record gives what can be read, and is part of the export', async ({ page }) => {
  await openRate(page);
  await rateCards(page, [4, 3]);
  await allKept(page);
  const record = (await readRecord(page)) as { entries: object[] };
  const damaged = {
    ...record,
    entries: [{ ...record.entries[0], opinion: 'gone' }, record.entries[1]],
  };
  await writeRecord(page, damaged);

  await page.reload();
  await expect(notice(page)).toContainText('1 of 2 entries could be read.');
  await rated(page, 1);
  expect(await exported(page)).toMatchObject({ entries: [{}], damaged: [damaged] });
  await notice(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice(page)).toBeHidden();
  await page.reload();
  await rated(page, 1);
  await expect(notice(page)).toBeHidden();
  expect(await readRecord(page)).toMatchObject({ damaged: [damaged] });
});

test('a record of a newer Matinée is left alone, and what is rated meanwhile is not lost', async ({
  page,
}) => {
  await openRate(page);
  await give(films(page).nth(0), 4);
  await allKept(page);
  const record = await readRecord(page);
  const newer = { version: 3, packed: [1, 2, 3] };
  await writeRecord(page, newer);

  await page.reload();
  await expect(notice(page)).toContainText('Your ratings were kept by a newer Matinée.');
  await give(films(page).nth(1), 5);
  await rated(page, 1);
  await page.reload();
  await rated(page, 1);
  expect(await readRecord(page)).toEqual(newer);

  await writeRecord(page, record);
  await page.reload();
  await rated(page, 2);
  await expect(notice(page)).toBeHidden();
});

test('without localStorage ratings are kept, and the theme lasts until the tab is closed', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
  await openRate(page);
  await give(films(page).nth(0), 4);
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(() => readRecord(page)).toMatchObject({ entries: [{}] });
  await page.reload();
  await rated(page, 1);
  await expect(notice(page)).toBeHidden();
});

test('without BroadcastChannel two tabs follow each other all the same', async ({
  context,
  page,
}) => {
  await context.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
  const other = await anotherTab(context);
  await openRate(page);
  await give(films(page).nth(0), 4);
  await expect(stars(films(other).nth(0), 4)).toBeChecked();
  await give(films(other).nth(1), 2);
  await expect(stars(films(page).nth(1), 2)).toBeChecked();
});
