// Workers that end once too often, cannot start, or find no memory: what the visitor is told.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { tinyMovieLens, zipFile } from './support/archives';
import { expect, test } from './support/fixtures';
import {
  dropFile,
  firstPicks,
  give,
  goTo,
  pickTitles,
  pill,
  ready,
  stars,
} from './support/journey';
import { modelsKept } from './support/kept-models';
import { folderOf } from './support/served';
import { breakWorkers, FIRST_JOB, healWorkers, inWorkers, SERVING } from './support/worker-faults';

test.skip(({ isMobile }) => isMobile, 'workers die alike on every screen');

/** Three fits and one that is tried again. */
const JOBS = Array.from({ length: 4 }, (_, k) => FIRST_JOB + k);

/** One serves; one each fits what ranks, what predicts stars and what is drawn. */
const WORKERS = 4;

const REFUSED = 'The worker did not start: this browser, or an extension in it, does not allow it.';

const models = (page: Page): Locator => page.getByRole('region', { name: 'Models' });

/** One model failed, with these words; the others are ready, and training again mends it. */
async function oneModelFails(page: Page, words: string): Promise<void> {
  await page.goto('#/you');
  await expect(pill(page)).toHaveText('Training failed');
  await expect(models(page).getByRole('definition').filter({ hasText: words })).toHaveCount(1);
  await expect(models(page).getByText(/^ready/)).toHaveCount(2);
  await models(page).getByRole('button', { name: 'Train again' }).click();
  await ready(page);
  await expect(models(page).getByText(/^ready/)).toHaveCount(3);
}

test('a worker that dies between two questions is replaced at the next', async ({ page }) => {
  const { picks } = await firstPicks(page);
  await modelsKept(page, 3);
  const [serving] = page.workers();
  const gone = serving.waitForEvent('close');
  await serving.evaluate(() => void setTimeout(() => self.close()));
  await gone;

  const row = page.getByRole('article', { name: picks[0], exact: true });
  await row.getByRole('button', { name: 'Not for me' }).click();
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('started again. No rating was lost.');
  await ready(page);
  await page.mouse.move(0, 0); // a list that is pointed at keeps its order
  await expect(row).toBeHidden();
  const after = await pickTitles(page);
  expect(after).not.toContain(picks[0]);
  await expect.poll(() => page.workers().length, 'no job is left').toBe(1);

  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await goTo(page, 'You');
  await expect(page.getByRole('heading', { name: '3 ratings' })).toBeVisible();
  await page.reload();
  await ready(page);
  await goTo(page, 'For you');
  expect(await pickTitles(page), 'a fresh page says the same').toEqual(after);
});

test('a second death is not hidden: the page says so and offers to reload', async ({ page }) => {
  await breakWorkers(page, { workers: [0, 1, 2, 3, 4, 5, 6], moment: 'answering', end: 'killed' });
  await page.goto('#/rate?film=1000001');
  await give(page.getByRole('dialog'), 4);

  const main = page.getByRole('main');
  await expect(main).toContainText('The worker stopped answering. Reload the page;');
  await expect(stars(page.getByRole('dialog'), 4)).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(pill(page)).toHaveText('No data');

  await goTo(page, 'You');
  await expect(page.getByRole('heading', { name: '1 rating', exact: true })).toBeVisible();
  await expect(main).toContainText('The worker stopped answering. Reload the page;');
  await healWorkers(page);
  await main.getByRole('button', { name: 'Reload' }).click();
  await ready(page);
  await expect(page.getByRole('heading', { name: '1 rating', exact: true })).toBeVisible();
});

test.describe('a worker that cannot start', () => {
  test('since the browser refuses, is told in plain words', async ({ page }) => {
    await page.addInitScript(() => {
      window.Worker = class {
        constructor() {
          throw new DOMException('refused', 'SecurityError');
        }
      } as unknown as typeof Worker;
    });
    await page.goto('#/rate');
    const main = page.getByRole('main');
    await expect(main).toContainText(REFUSED);
    await expect(main.getByRole('button', { name: 'Reload' })).toBeVisible();
    await expect(pill(page)).toHaveText('No data');
    await goTo(page, 'You');
    await expect(main.getByRole('button', { name: 'Import ratings' })).toBeVisible();
  });

  test('since a policy forbids its blob, is told in plain words', async ({
    page,
    build,
    watch,
  }) => {
    test.skip(build === 'single', 'no server stands between the file and its policy');
    watch.expectProblem(/Content Security Policy/);
    const html = readFileSync(join(folderOf('sample'), 'index.html'), 'utf8');
    await page.route(/\/path\/$/, (route) =>
      route.fulfill({ contentType: 'text/html', body: html.replace(/blob:/, '') }),
    );
    await page.goto('#/rate');
    await expect(page.getByRole('main')).toContainText(REFUSED);
  });
});

test.describe('where one model cannot be fitted', () => {
  test('since its worker dies twice, the others go on', async ({ page }) => {
    await breakWorkers(page, {
      workers: JOBS,
      moment: 'receiving',
      end: 'killed',
      use: 'ranking',
    });
    await oneModelFails(page, 'The worker stopped answering. It was started twice; memory may be');
  });

  test('since memory runs out, the others go on', async ({ page }) => {
    await inWorkers(
      page,
      (worker, job) => {
        if (worker !== job) return;
        self.Float64Array = class extends Float64Array {
          constructor(size: number) {
            super(size);
            if (size > 10_000) new ArrayBuffer(Number.MAX_SAFE_INTEGER);
          }
        } as typeof Float64Array;
      },
      FIRST_JOB,
    );
    await oneModelFails(
      page,
      'There is not enough memory to train Picks for you on this data set.',
    );
  });

  test('since its error becomes infinite, the others go on', async ({ page }) => {
    await inWorkers(
      page,
      (worker, job) => {
        if (worker !== job) return;
        // Asked of each number in a list, as the driver of a fit does after an iteration.
        const finite = Number.isFinite;
        Number.isFinite = (...asked: unknown[]) => asked.length === 1 && finite(asked[0]);
      },
      FIRST_JOB + 2,
    );
    await oneModelFails(page, 'The error became infinite at iteration 1; raise the');
  });
});

test('a data set that memory has no room for is refused, and the one before stays open', async ({
  page,
}) => {
  await inWorkers(
    page,
    (worker, { serving, films }) => {
      if (worker !== serving) return;
      // There is room for everything but a number for each film of the second data set.
      self.Float32Array = new Proxy(Float32Array, {
        construct(made, given: unknown[], target) {
          if (given[0] === films) new ArrayBuffer(Number.MAX_SAFE_INTEGER);
          return Reflect.construct(made, given, target) as Float32Array;
        },
      });
    },
    { serving: SERVING, films: 24 },
  );
  const { picks } = await firstPicks(page);
  await dropFile(page, zipFile('tiny.zip', tinyMovieLens([])));
  await expect(page.getByRole('alert')).toContainText(
    'tiny.zip: there is not enough memory to open it. Close other tabs, or open a smaller data set. sample is still open.',
  );
  await ready(page);
  await page.getByRole('button', { name: 'Ten more' }).click();
  expect((await pickTitles(page, 20)).slice(0, 10)).toEqual(picks);
});

test('a job worker that cannot read what it is sent is replaced', async ({ page }) => {
  let started = 0;
  page.on('worker', () => (started += 1));
  await inWorkers(
    page,
    (worker, job) => {
      if (worker !== job) return;
      const listen = MessagePort.prototype.addEventListener;
      MessagePort.prototype.addEventListener = function (type: string, listener: unknown) {
        listen.call(this, type, (event: Event) => {
          const { path } = (event as MessageEvent<{ path?: string[] } | null>).data ?? {};
          if (path?.[0] === 'fit') this.dispatchEvent(new MessageEvent('messageerror'));
          else (listener as (event: Event) => void)(event);
        });
      };
    },
    FIRST_JOB,
  );
  await page.goto('#/you');
  await ready(page);
  await expect(models(page).getByText(/^ready/)).toHaveCount(3);
  expect(started).toBe(WORKERS + 1);
});
