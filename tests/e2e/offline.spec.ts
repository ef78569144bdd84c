import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/fixtures';
import { films, goTo, keptForOffline, pickTitles, pill, rateCards, ready } from './support/journey';
import { folderOf } from './support/served';

test.skip(({ build }) => build === 'single', 'a file on a disk has no server to do without');

test('on the first visit, what is loaded later comes without the server too', async ({
  page,
  serveOwn,
}) => {
  const server = await serveOwn();
  await page.goto(server.url);
  await ready(page);
  await keptForOffline(page);
  await server.close();
  await goTo(page, 'Map');
  await expect(page.getByRole('application')).toBeVisible();
});

test('after one visit the page works without its server', async ({ context, page, serveOwn }) => {
  const server = await serveOwn();
  await page.goto(server.url);
  await ready(page);
  await keptForOffline(page);
  await server.close();

  await page.reload();
  await expect(pill(page)).toHaveText(/Ready from last visit/);
  await rateCards(page, [5, 4, 2]);
  await goTo(page, 'For you');
  await pickTitles(page);
  await films(page).first().getByRole('heading').getByRole('link').click();
  await expect(page.getByRole('dialog').getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Escape');

  // Its code was not loaded before the server was stopped.
  await goTo(page, 'Map');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Map of 1,\d\d\d films$/);
  await expect(page.getByRole('application')).toBeVisible();

  const another = await context.newPage();
  await another.goto(`${server.url}?again=1#/you`);
  await expect(another.getByRole('heading', { name: '3 ratings' })).toBeVisible();
});

test.describe('the service worker', () => {
  test.skip(({ isMobile }) => isMobile, 'knows nothing of the size of the screen');

  test('fetches its list and nothing else', async ({ context, page, baseURL }) => {
    const fetched: string[] = [];
    context.on('request', (request) => {
      const ofWorker = request.serviceWorker() !== null;
      if (ofWorker && !request.url().endsWith('/service-worker.js')) fetched.push(request.url());
    });
    await page.goto('');
    await keptForOffline(page);

    const text = readFileSync(join(folderOf('sample'), 'service-worker.js'), 'utf8');
    const listed = JSON.parse(/const FILES = (\[[^\]]*\])/.exec(text)?.[1] ?? '[]') as string[];
    expect(listed).toContain('data/sample.zip');
    expect(fetched.sort()).toEqual(listed.map((file) => new URL(file, baseURL).href).sort());
  });

  test('keeps a new version waiting until it is asked for', async ({
    page,
    serveOwn,
  }, testInfo) => {
    const folder = testInfo.outputPath('dist');
    cpSync(folderOf('sample'), folder, { recursive: true });
    const server = await serveOwn({ folder });
    await page.goto(server.url);
    await keptForOffline(page);
    await page.reload(); // from now on the page depends on the version that is stored
    await keptForOffline(page);

    const script = join(folder, 'service-worker.js');
    const changed = readFileSync(script, 'utf8').replace(/VERSION = '\w+'/, "VERSION = 'next'");
    writeFileSync(script, changed);
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    const versions = () =>
      page.evaluate(async () => (await caches.keys()).map((name) => name.split(' ').at(-1)));
    await expect(pill(page)).toHaveText(/New version. Reload when ready/);
    await page.reload();
    await expect(pill(page), 'a mere reload stays with the old one').toHaveText(/New version/);
    expect(await versions()).toHaveLength(2);

    await pill(page).click();
    await expect(pill(page)).toHaveText(/Ready/);
    await expect.poll(versions).toEqual(['next']);
  });
});
