import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/fixtures';
import { folderOf } from './support/served';

test('the page opens with its heading and its data, from any sub-path', async ({ page, watch }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/Matinée/);
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect.poll(() => watch.requests.filter((url) => url.endsWith('.zip'))).not.toEqual([]);
});

test('after one visit the page opens without its server', async ({ page, serveOwn }) => {
  const server = await serveOwn();
  await page.goto(server.url);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await server.close();
  await page.goto(`${server.url}?again=1#/`);
  await expect(page.getByRole('heading').first()).toBeVisible();
});

test('the service worker fetches its list and nothing else', async ({ context, page, baseURL }) => {
  const fetched: string[] = [];
  context.on('request', (request) => {
    const ofWorker = request.serviceWorker() !== null;
    if (ofWorker && !request.url().endsWith('/service-worker.js')) fetched.push(request.url());
  });
  await page.goto('./');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));

  const text = readFileSync(join(folderOf('sample'), 'service-worker.js'), 'utf8');
  const listed = JSON.parse(/const FILES = (\[[^\]]*\])/.exec(text)?.[1] ?? '[]') as string[];
  expect(listed).toContain('data/sample.zip');
  expect(fetched.sort()).toEqual(listed.map((file) => new URL(file, baseURL).href).sort());
});

test('a new version waits until it is asked for', async ({ page, serveOwn }, testInfo) => {
  const folder = testInfo.outputPath('dist');
  cpSync(folderOf('sample'), folder, { recursive: true });
  const server = await serveOwn({ folder });
  await page.goto(server.url);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload(); // from now on the page depends on the version that is stored

  const script = join(folder, 'service-worker.js');
  const changed = readFileSync(script, 'utf8').replace(/VERSION = '\w+'/, "VERSION = 'next'");
  writeFileSync(script, changed);
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  const state = () =>
    page.evaluate(async () => {
      const { waiting, installing } = await navigator.serviceWorker.ready;
      const versions = (await caches.keys()).map((name) => name.split(' ').at(-1));
      return { waits: waiting !== null && installing === null, versions };
    });
  await expect.poll(async () => (await state()).waits).toBe(true);
  await page.reload();
  expect((await state()).versions).toHaveLength(2);

  await page.evaluate(async () => {
    (await navigator.serviceWorker.ready).waiting?.postMessage('SKIP_WAITING');
  });
  await expect.poll(state).toEqual({ waits: false, versions: ['next'] });
});
