// The service worker: what it fetches, and what becomes of the page where it or its store fails.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { goTo, keptForOffline, pill, rateCards, ready } from './support/journey';
import { folderOf } from './support/served';
import { copyOfBuild, filesKept, publishNext } from './support/versions';

test.skip(({ build }) => build === 'single', 'a file on a disk has no service worker');
test.skip(({ isMobile }) => isMobile, 'it knows nothing of the size of the screen');

const footer = (page: Page) => page.getByRole('contentinfo');
const ofNext = (page: Page) => page.locator('meta[name="next"]');

/** The page is in the hands of the service worker, which has everything. */
async function controlled(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await keptForOffline(page);
  await page.reload();
  await keptForOffline(page);
}

/** Has the browser look for a newer service worker, as it does by itself once a day. */
async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
}

const versions = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).map((name) => name.split(' ').at(-1)));

/** Everything works, whatever became of the service worker. */
async function worksOnline(page: Page): Promise<void> {
  await ready(page);
  await rateCards(page, [5, 4, 2]);
  await goTo(page, 'Map');
  await expect(page.getByRole('application')).toBeVisible();
}

/** The browser has given up what it began to install, and the page promises nothing for the time without a network. */
async function givenUp(page: Page): Promise<void> {
  const registered = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) !== undefined);
  await expect.poll(registered).toBe(false);
  expect(await versions(page), 'no half of it is kept').toEqual([]);
  await expect(footer(page)).not.toContainText('Works offline');
}

/** Addresses that service workers ask for, other than their own script. */
function askedByServiceWorkers(context: BrowserContext): string[] {
  const asked: string[] = [];
  context.on('request', (request) => {
    const own = request.url().endsWith('/service-worker.js');
    if (request.serviceWorker() !== null && !own) asked.push(request.url());
  });
  return asked;
}

test('the service worker fetches its list and nothing else, whatever the page asks for', async ({
  context,
  page,
  baseURL,
  watch,
}) => {
  watch.expectProblem(/the server responded with a status of 40[45]/);
  const fetched = askedByServiceWorkers(context);
  const answered: string[] = [];
  context.on('response', (response) => {
    if (response.fromServiceWorker()) answered.push(response.url());
  });
  await controlled(page, '');
  const listed = Object.keys(filesKept(folderOf('sample')));
  expect(listed).toContain('data/sample.zip');
  const addresses = listed.map((file) => new URL(file, baseURL).href).sort();
  expect([...fetched].sort()).toEqual(addresses);

  answered.length = 0;
  const statuses = await page.evaluate(async () => {
    const questions: [string, RequestInit?][] = [
      ['icon.svg'],
      ['icon.svg?again=1'],
      ['icon.svg', { method: 'POST', body: 'x' }],
      ['icon.svg', { method: 'HEAD' }],
      ['icon.svg', { headers: { Range: 'bytes=0-9' }, cache: 'no-store' }],
      ['data/other.zip'],
      ['nothing/at/all.json'],
      ['../outside.svg'],
    ];
    const answers = questions.map(async ([url, init]) => (await fetch(url, init)).status);
    return Promise.all(answers);
  });
  expect(statuses).toEqual([200, 200, 405, 200, 200, 404, 404, 404]);
  expect(answered, 'the first alone').toEqual([new URL('icon.svg', baseURL).href]);
  expect([...fetched].sort()).toEqual(addresses);
});

test('the service worker keeps a new version waiting until it is asked for', async ({
  page,
  serveOwn,
}, testInfo) => {
  const folder = copyOfBuild(testInfo.outputPath('dist'));
  const server = await serveOwn({ folder });
  await controlled(page, server.url);

  publishNext(folder);
  await lookForUpdate(page);
  await expect(pill(page)).toHaveText(/New version. Reload when ready/);
  await page.reload();
  await expect(pill(page), 'a mere reload stays with the old one').toHaveText(/New version/);
  await expect(ofNext(page)).toHaveCount(0);
  expect(await versions(page)).toHaveLength(2);

  await pill(page).click();
  await expect(pill(page)).toHaveText(/Ready/);
  await expect(ofNext(page)).toHaveCount(1);
  await expect.poll(() => versions(page)).toEqual(['next']);
});

test('a service worker that has taken over in another tab leaves the older page a way out', async ({
  context,
  page,
  serveOwn,
  watch,
}, testInfo) => {
  watch.expectProblem(/the server responded with a status of 404/); // the older page's map
  const folder = copyOfBuild(testInfo.outputPath('dist'));
  const server = await serveOwn({ folder });
  await controlled(page, server.url);
  publishNext(folder);
  await lookForUpdate(page);

  const another = await context.newPage();
  await another.goto(server.url);
  await expect(pill(another)).toHaveText(/New version/);
  await pill(another).click();
  await expect(ofNext(another)).toHaveCount(1);

  await rateCards(page, [5, 4, 2]);
  await goTo(page, 'Map');
  const main = page.getByRole('main');
  await expect(main).toContainText('This part did not load');
  await main.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('application')).toBeVisible();
  await expect(ofNext(page)).toHaveCount(1);
  await goTo(page, 'You');
  await expect(page.getByRole('heading', { name: '3 ratings' })).toBeVisible();
});

test('a service worker of an older version serves a newer page, which then takes its place', async ({
  context,
  page,
  serveOwn,
  watch,
}, testInfo) => {
  watch.expectProblem(/digest|integrity/i); // the older one finds newer files on the host
  const folder = copyOfBuild(testInfo.outputPath('dist'));
  const server = await serveOwn({ folder });
  await controlled(page, server.url);
  publishNext(folder);
  // The browser has dropped the page itself, so the host's comes, under the service worker of the one before.
  await page.evaluate(async (home) => {
    const names = await caches.keys();
    await Promise.all(names.map(async (name) => (await caches.open(name)).delete(home)));
  }, server.url);
  await page.reload();
  await expect(ofNext(page)).toHaveCount(1);
  await rateCards(page, [5, 4, 2]);
  await expect(pill(page)).toHaveText(/New version. Reload when ready/);
  await expect(footer(page)).not.toContainText('Works offline');

  await pill(page).click();
  await keptForOffline(page);
  await server.close();
  const offline = await context.newPage();
  await offline.goto(`${server.url}#/you`);
  await expect(offline.getByRole('heading', { name: '3 ratings' })).toBeVisible();
  await goTo(offline, 'Map');
  await expect(offline.getByRole('application')).toBeVisible();
});

test.describe('a service worker that cannot be installed', () => {
  test('where the host lacks its script: the page works and claims nothing', async ({
    page,
    serveOwn,
    watch,
  }, testInfo) => {
    watch.expectProblem(/404/);
    const folder = copyOfBuild(testInfo.outputPath('dist'));
    rmSync(join(folder, 'service-worker.js'));
    const server = await serveOwn({ folder });
    const refused = page.waitForEvent('console', (message) => message.text().includes('404'));
    await page.goto(server.url);
    expect((await refused).text()).toContain('received when fetching the script');
    await worksOnline(page);
    await givenUp(page);
  });

  const spoilt: Readonly<Record<string, (file: string) => void>> = {
    'lacks a file': (file) => rmSync(file),
    'has another file in its place': (file) => writeFileSync(file, '<svg/>'),
  };
  for (const [what, spoil] of Object.entries(spoilt)) {
    test(`where the host ${what}: the page works and claims nothing`, async ({
      page,
      serveOwn,
      watch,
    }, testInfo) => {
      watch.expectProblem(/status of 404|digest|integrity/);
      const folder = copyOfBuild(testInfo.outputPath('dist'));
      spoil(join(folder, 'icons/icon-192.png'));
      const server = await serveOwn({ folder });
      await page.goto(server.url);
      await worksOnline(page);
      await givenUp(page);
    });
  }

  test('where the browser has no room: the page works and claims nothing', async ({
    page,
    baseURL,
  }) => {
    const browser = await page.context().newCDPSession(page);
    const { origin } = new URL(String(baseURL));
    await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 300_000 });
    await page.goto('');
    await worksOnline(page);
    await givenUp(page);
  });
});

test('a service worker whose store is deleted leaves the page working, and fills it again on the next visit', async ({
  context,
  page,
  serveOwn,
}) => {
  const server = await serveOwn();
  await controlled(page, server.url);
  await page.evaluate(async () => {
    const names = await caches.keys();
    await Promise.all(names.map((name) => caches.delete(name)));
  });
  await goTo(page, 'Map');
  await expect(page.getByRole('application')).toBeVisible();

  await page.reload();
  await keptForOffline(page);
  await server.close();
  const offline = await context.newPage();
  await offline.goto(server.url);
  await ready(offline);
});
