import { networkInterfaces } from 'node:os';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { sampleZip } from './support/archives';
import { expect, test } from './support/fixtures';
import {
  dropFile,
  films,
  goTo,
  keptForOffline,
  pickTitles,
  pill,
  rateCards,
  ready,
} from './support/journey';
import { modelsKept } from './support/kept-models';
import { BASE, folderOf } from './support/served';
import { strangeHost, type Answer, type Quirk } from './support/strange-hosts';
import { expectGiven, saidRow } from './support/ratings-table';

test.skip(({ build }) => build === 'single', 'a file has no host');
test.skip(({ isMobile }) => isMobile, 'a host serves every screen alike');

const SAMPLE_OPEN = /sample: [\d,]+ ratings of 1,\d\d\d films/;
const footer = (page: Page) => page.getByRole('contentinfo');

/** The data are read, and what is loaded later is there too. */
async function opens(page: Page): Promise<void> {
  await expect(footer(page)).toContainText(SAMPLE_OPEN);
  await goTo(page, 'Map');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Map of 1,\d\d\d rated films$/);
}

/** Gives what no host need know the type of this one, or none: not pages, scripts and styles, which browsers insist on. */
const retyped =
  (type?: string): Quirk =>
  (answer, path) => {
    if (path === '' || /\.(html|js|css)$/.test(path)) return answer;
    const rest = Object.entries(answer.headers).filter(
      ([name]) => !['content-type', 'x-content-type-options'].includes(name),
    );
    const headers = Object.fromEntries(
      type === undefined ? rest : [...rest, ['content-type', type]],
    );
    return { ...answer, headers };
  };

const redirected =
  (from: string, to: string): Quirk =>
  (answer, path) =>
    path === from ? { status: 301, headers: { location: to }, body: Buffer.alloc(0) } : answer;

const compressed: Quirk = ({ status, headers, body }) => ({
  status,
  headers: { ...headers, 'content-encoding': 'gzip' },
  body: gzipSync(body),
});

const pageForMissing: Quirk = (answer, _path, plain) =>
  answer.status === 404 ? plain('') : answer;

interface Host {
  readonly title: string;
  readonly base?: string;
  /** Where the page is opened, below `base`. */
  readonly address?: string;
  readonly quirk?: Quirk;
}

const HOSTS: readonly Host[] = [
  { title: 'at its root', base: '/' },
  { title: 'under a path with spaces and letters of all kinds', base: '/Klasse 7b/für alle (ü)/' },
  { title: 'with index.html in the address', address: 'index.html?from=mail#/rate' },
  {
    title: 'that redirects from index.html',
    address: 'index.html',
    quirk: redirected('index.html', './'),
  },
  { title: 'that redirects to index.html', quirk: redirected('', 'index.html') },
  { title: 'that compresses all it sends', quirk: compressed },
  { title: 'that knows few types and names no other', quirk: retyped() },
  { title: 'that knows few types', quirk: retyped('application/octet-stream') },
  { title: 'that answers a missing file with a page', quirk: pageForMissing },
];

for (const { title, base = BASE, address = '', quirk = (answer: Answer) => answer } of HOSTS) {
  test(`the page opens and is kept on a host ${title}`, async ({ page, watch }) => {
    await using host = await strangeHost(folderOf('sample'), base, quirk);
    watch.allowOrigin(new URL(host.url).origin);
    await page.goto(host.url + address);
    await opens(page);
    await keptForOffline(page);
    await page.reload();
    await opens(page);
  });
}

test('the page is found without the slash at its end', async ({ page, serveOwn }) => {
  const server = await serveOwn({ base: '/Klasse 7b/' });
  await page.goto(server.url.slice(0, -1));
  await opens(page);
  expect(page.url()).toBe(`${server.url}#/map`);
});

test.describe('a host that has lost the data set', () => {
  const without =
    (file: string): Quirk =>
    (answer, path) =>
      path === file ? { ...answer, status: 404, body: Buffer.from('Not found') } : answer;
  const lost = without('data/sample.zip');

  const cases: readonly { readonly title: string; readonly quirk: Quirk; readonly says: RegExp }[] =
    [
      {
        title: 'and says so',
        quirk: lost,
        says: /^sample: got the answer "404 Not Found" from this page's server; expected the data set\./,
      },
      {
        title: 'and sends a page instead',
        quirk: async (answer, path, plain) =>
          pageForMissing(await lost(answer, path, plain), path, plain),
        says: /^sample: got a web page \(HTML\); expected the zip archive/,
      },
    ];
  for (const { title, quirk, says } of cases) {
    test(`${title} is named, and a dropped zip opens`, async ({ page, watch }) => {
      watch.expectProblem(/the server responded with a status of 404/);
      await using host = await strangeHost(folderOf('sample'), BASE, quirk);
      watch.allowOrigin(new URL(host.url).origin);
      await page.goto(host.url);
      await expect(page.getByText('No data set is open')).toBeVisible();
      await expect(page.getByRole('main').getByText(says)).toBeVisible();
      await dropFile(page, sampleZip('sample.zip'));
      await opens(page);
    });
  }
});

test('a page sent for a missing file is not kept as that file', async ({
  context,
  page,
  watch,
}) => {
  let repaired = false;
  await using host = await strangeHost(folderOf('sample'), BASE, (answer, path, plain) =>
    path === 'data/sample.zip' && !repaired ? plain('') : answer,
  );
  watch.allowOrigin(new URL(host.url).origin);
  const keeping = context.waitForEvent(
    'requestfinished',
    (request) => request.serviceWorker() !== null && request.url().endsWith('data/sample.zip'),
  );
  await page.goto(host.url);
  await expect(page.getByText('No data set is open')).toBeVisible();
  await keeping;
  const registered = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) !== undefined);
  await expect.poll(registered, 'it is given up').toBe(false);
  await expect(footer(page)).not.toContainText('Works offline');

  repaired = true;
  await page.reload();
  await opens(page);
  await keptForOffline(page);
});

test('over plain http in a local network all works but opening without it', async ({
  page,
  serveOwn,
}) => {
  const known = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const inNetwork = known.find(({ family, internal }) => family === 'IPv4' && !internal);
  test.skip(inNetwork === undefined, 'this machine has no address but the loopback one');
  const server = await serveOwn({ host: inNetwork?.address ?? '' });
  await page.goto(server.url);
  const offered = await page.evaluate(() => ({
    secure: isSecureContext,
    subtle: 'subtle' in crypto,
    randomUUID: 'randomUUID' in crypto,
    serviceWorker: 'serviceWorker' in navigator,
    storage: 'storage' in navigator,
  }));
  expect(offered, 'what browsers offer over plain http').toEqual({
    secure: false,
    subtle: false,
    randomUUID: false,
    serviceWorker: false,
    storage: false,
  });

  const [first] = await rateCards(page, [5, 4, 2]);
  await ready(page);
  await goTo(page, 'For you');
  const picks = await pickTitles(page);
  await goTo(page, 'Map');
  await expect(page.getByRole('application')).toBeVisible();
  await goTo(page, 'You');
  await expect(page.getByRole('region', { name: 'What is stored' })).toContainText(
    'This address is plain http, where browsers keep no page for offline use.',
  );

  await modelsKept(page, 3);
  await page.reload();
  await expect(pill(page)).toHaveText(/Ready from last visit/);
  await expectGiven(saidRow(page, first), 5);
  await goTo(page, 'For you');
  expect(await pickTitles(page)).toEqual(picks);
  await expect(films(page)).toHaveCount(10);
  await expect(footer(page)).not.toContainText('Works offline');
});
