import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page, Worker } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { films, firstPicks, give, goTo, ready, search, stored } from './support/journey';
import { deleteRow, saidRows } from './support/ratings-table';

/** A server that would answer anybody, and counts who asks. */
async function stranger() {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('leaked');
  });
  server.on('upgrade', (_, socket) => {
    asked += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked: () => asked,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections(); // one may be open over which nothing was asked
      }),
  };
}

/** Fetches an address where the page's or the worker's code runs: what came of it, and what the policy reported. */
function attempt(from: Page | Worker, url: string) {
  return (from as Page).evaluate(async (address) => {
    const reported = new Promise<string>((done) => {
      const report = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) =>
        done(`${effectiveDirective} ${blockedURI}`);
      addEventListener('securitypolicyviolation', report as EventListener, { once: true });
    });
    const answered = await fetch(address, { mode: 'no-cors' }).then(
      () => true,
      () => false,
    );
    return answered ? 'answered' : reported;
  }, url);
}

/** Visits every screen and does what people do there. */
async function journey(page: Page): Promise<void> {
  await firstPicks(page);
  await page.getByRole('button', { name: 'Ten more' }).click();
  await films(page).first().getByRole('button', { name: 'Not for me' }).click();
  const found = await search(page, 'godfather');
  await found.getByRole('option').first().click();
  await give(page.getByRole('dialog'), 4);
  await page.keyboard.press('Escape');
  await goTo(page, 'Map');
  await expect(page.getByRole('application')).toBeVisible();
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await goTo(page, 'Rate');
  await page.getByRole('button', { name: 'Twelve others' }).click();
  await goTo(page, 'You');
}

test('everything a visitor does stays with the page’s own server', async ({
  context,
  page,
  watch,
  baseURL,
  build,
}) => {
  // What the page says it counts: its own and its workers' requests, but not itself and not the service worker's.
  const counted: string[] = [];
  context.on('request', (request) => {
    const own = request.serviceWorker() === null && !request.isNavigationRequest();
    if (own && request.url().startsWith('http')) counted.push(request.url());
  });

  await journey(page);
  const addresses = watch.requests.filter((url) => !url.startsWith('blob:'));
  expect(addresses.filter((url) => !url.startsWith(String(baseURL)))).toEqual([]);
  if (build === 'hosted') expect(addresses).toContain(new URL('data/sample.zip', baseURL).href);
  else expect(new Set(addresses.map((url) => url.split('#')[0]))).toEqual(new Set([baseURL]));

  // Looked at again whenever a rating changes.
  await deleteRow(saidRows(page).first());
  await expect(stored(page, 'of them to other servers')).toHaveText('0');
  const shown = async () => Number(await stored(page, 'Requests since load').innerText());
  await expect.poll(async () => (await shown()) - counted.length).toBe(0);
});

test('the policy stops what would leave, from the page and from its worker', async ({
  page,
  watch,
  isMobile,
}) => {
  test.skip(isMobile, 'the policy is the same on every screen');
  await using other = await stranger();
  await fetch(other.url);
  expect(other.asked(), 'it does answer').toBe(1);
  watch.allowOrigin(new URL(other.url).origin); // attempts are seen, and must not arrive
  watch.expectProblem(/violates the following Content Security Policy|Refused to connect/);

  await page.goto('');
  await ready(page);
  const refused = `connect-src ${other.url}`;
  expect(await attempt(page, other.url)).toBe(refused);
  const [serving] = page.workers();
  expect(await attempt(serving, other.url)).toBe(refused);

  const image = await page.evaluate(async (address) => {
    const picture = new Image();
    const failed = new Promise((done) => picture.addEventListener('error', () => done('refused')));
    picture.src = address;
    return failed;
  }, other.url);
  expect(image).toBe('refused');
  await page.evaluate((address) => navigator.sendBeacon(address, 'secret'), other.url);
  await ready(page);
  expect(other.asked(), 'nothing has arrived').toBe(1);
});

/** What the ways out are refused by. */
const REFUSED_BY = [
  'connect-src',
  'default-src',
  'font-src',
  'form-action',
  'frame-src',
  'img-src',
].concat(['media-src', 'require-trusted-types-for', 'script-src-elem', 'style-src-elem']);

/** Tries every way to reach a server from a page but to go there; resolves once each kind has been refused. */
function tryEveryWayOut(page: Page, url: string): Promise<readonly string[]> {
  return page.evaluate(
    async ([address, expected]) => {
      const refused = new Set<string>();
      const report = ({ effectiveDirective }: SecurityPolicyViolationEvent) =>
        void refused.add(effectiveDirective);
      document.addEventListener('securitypolicyviolation', report);
      const put = (tag: string, attributes: Readonly<Record<string, string>>) => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        document.body.append(element);
        return element;
      };
      const ways: readonly (() => unknown)[] = [
        () => put('link', { rel: 'prefetch', href: address }),
        () => put('link', { rel: 'preload', as: 'fetch', href: address }),
        () => put('link', { rel: 'modulepreload', href: address }),
        () => put('link', { rel: 'stylesheet', href: address }),
        () => put('img', { src: address }),
        () => put('video', { src: address }),
        () => put('iframe', { src: address }),
        () => put('object', { data: address }),
        () => (put('form', { action: address, method: 'post' }) as HTMLFormElement).submit(),
        () => put('a', { href: '#/you', ping: address }).click(),
        () => navigator.sendBeacon(address, 'secret'),
        () => new WebSocket(address.replace('http', 'ws')),
        () => new EventSource(address),
        () => new FontFace('leak', `url(${address})`).load().catch(() => {}),
        () => import(address).catch(() => {}),
      ];
      for (const way of ways) {
        try {
          way();
        } catch (error) {
          if ((error as Error).name !== 'TypeError') throw error; // what an untrusted address ends in, beside its report
        }
      }
      while (expected.some((directive) => !refused.has(directive))) {
        await new Promise((done) => setTimeout(done, 10));
      }
      return [...refused];
    },
    [url, REFUSED_BY] as const,
  );
}

test('the policy leaves no way out but to leave the page', async ({ page, watch, isMobile }) => {
  test.skip(isMobile, 'the policy is the same on every screen');
  await using other = await stranger();
  watch.allowOrigin(new URL(other.url).origin); // attempts are seen, and must not arrive
  watch.expectProblem(/violates the following Content Security Policy|requires 'TrustedScriptURL'/);

  await page.goto('#/you');
  await ready(page);
  const refused = await tryEveryWayOut(page, other.url);
  expect(refused.toSorted()).toEqual(REFUSED_BY);
  await ready(page);
  expect(other.asked(), 'nothing has arrived').toBe(0);
});
