import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { measureFolds, wantedFor } from '../../src/core/evaluation/evaluate';
import { protocolNamed } from '../../src/core/evaluation/protocols/registry';
import {
  aboutData,
  differencesOf,
  figuresOf,
  nameOf,
  reportCsv,
} from '../../src/core/evaluation/report';
import { askedMetrics } from '../../src/core/metrics/asked';
import { modelNamed } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { runFold } from '../../workers/bench-fold';
import { loadArchive } from '../../workers/loader';
import { expect, test } from './support/fixtures';
import { goTo, rateCards } from './support/journey';
import { expectTermsOpen } from './support/lab';
import { downloadBy } from './support/map';

const SMALL = '#/compare?protocol=kfold&k=2&models=mean,biases:l2User=9&metrics=rmse,ndcg&seed=3';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const done = (page: Page) => page.getByRole('status').filter({ hasText: /^Done:/ });
const table = (page: Page) => page.getByRole('table', { name: /^All figures/ });

async function run(page: Page, address = SMALL): Promise<void> {
  await page.goto(address);
  await button(page, 'Run').click();
  await expect(done(page)).toBeVisible();
}

/** What the command line would report of the small comparison. */
async function byCore() {
  const bytes = readFileSync(new URL('../../public/data/sample.zip', import.meta.url));
  const { data } = await loadArchive(new Blob([bytes]), 'sample.zip', () => {});
  const asked = askedMetrics(['rmse', 'ndcg']);
  const protocol = { id: 'kfold', params: { k: 2 }, seed: 3 };
  const { draw, foldsOf, folds: averaging } = protocolNamed('kfold');
  const folds = foldsOf(data, draw(data, protocol.params, seeded(3)), protocol.params);
  const results = [];
  for (const [id, given] of [
    ['mean', {}],
    ['biases', { l2User: 9 }],
  ] as const) {
    const params = resolveParams(modelNamed(id).params, given);
    const outcomes = [];
    for (const [fold, one] of folds.entries()) {
      const { listLength } = wantedFor(asked);
      const task = { model: { id, params }, protocol, fold, listLength };
      const working = { signal: new AbortController().signal, onProgress: () => {} };
      outcomes.push((await runFold(data, one, task, working)).outcomes);
    }
    const scores = measureFolds(data, outcomes, [''], averaging, asked);
    const seconds = { fit: 0, score: 0 };
    results.push({ scores, result: { model: id, params, trials: figuresOf(scores), seconds } });
  }
  const [mean, biases] = results;
  if (!mean || !biases) throw new Error('There are two models.');
  return reportCsv({
    data: aboutData(data),
    protocol,
    results: results.map(({ result }) => result),
    differences: [
      {
        model: nameOf(biases.result),
        minus: nameOf(mean.result),
        trials: differencesOf(biases.scores, mean.scores),
      },
    ],
  });
}

test('a comparison comes to what the command line comes to, and is exported', async ({ page }) => {
  await run(page);
  await expect(table(page).getByRole('row')).toHaveCount(3);
  const csv = await downloadBy(page, () => button(page, 'Figures, CSV').click());
  expect(csv.name).toBe('matinee-comparison.csv');
  expect(csv.content.toString('utf8')).toBe(await byCore());

  const json = await downloadBy(page, () => button(page, 'Figures, JSON').click());
  expect(JSON.parse(json.content.toString('utf8'))).toMatchObject({
    protocol: { id: 'kfold', params: { k: 2 }, seed: 3 },
    results: [{ model: 'mean' }, { model: 'biases', params: { l2User: 9 } }],
    differences: [{ minus: 'mean' }],
  });
});

/** Cancels the run as soon as its progress says so: a fast machine would be done with it before a test could. */
async function cancelOnce(page: Page, words: string): Promise<void> {
  await page.evaluate((text) => {
    new MutationObserver((_, watch) => {
      const items = [...document.querySelectorAll('main li')];
      if (!items.some((item) => item.textContent.replace(/\s+/g, ' ').includes(text))) return;
      const buttons = [...document.querySelectorAll<HTMLElement>('main button')];
      const cancel = buttons.find(({ textContent }) => textContent.trim() === 'Cancel');
      watch.disconnect();
      cancel?.click();
    }).observe(document, { subtree: true, childList: true, characterData: true });
  }, words);
}

test('a run is cancelled, goes on where it was, and is not fitted again after a reload', async ({
  page,
  build,
}) => {
  await page.goto('#/compare?protocol=kfold&k=4&models=mean,als,biases&metrics=ndcg&seed=2');
  await cancelOnce(page, '4 of 4 folds');
  await button(page, 'Run').click();
  await expect(page.getByText('Cancelled. What is done is kept.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: '0 of 4 folds' })).not.toHaveCount(0);
  await button(page, 'Resume').click();
  await expect(done(page)).toBeVisible();
  const figures = await table(page).innerText();
  test.skip(build === 'single', 'a file of its own may keep nothing between visits');

  await page.reload();
  await button(page, 'Run').click();
  await expect(done(page)).toContainText('12 fits of 12 were kept from before.');
  await expect(table(page)).toHaveText(figures, { useInnerText: true });
});

test('it goes on while another screen is shown', async ({ page, isMobile }) => {
  await page.goto('#/compare?protocol=kfold&k=3&models=mean,als&metrics=ndcg');
  await button(page, 'Run').click();
  await expect(button(page, 'Cancel')).toBeVisible();
  if (!isMobile) await expectTermsOpen(page, '#lab-form');
  await goTo(page, 'Rate');
  await goTo(page, 'Lab');
  await expect(page).toHaveURL(/protocol=kfold/);
  await expect(done(page)).toBeVisible();
});

test('another comparison comes to its figures after another screen', async ({ page }) => {
  await page.goto(SMALL);
  await expect(button(page, 'Run')).toBeVisible();
  await goTo(page, 'Rate');
  await goTo(page, 'Lab');
  await button(page, 'Run').click();
  await expect(done(page)).toBeVisible();
  await expect(table(page).getByRole('row')).toHaveCount(3);
});

test('what is chosen is in the link, and a link shows the same to somebody else', async ({
  page,
  browser,
}) => {
  await page.goto('#/compare');
  await expect(button(page, 'Run')).toBeEnabled(); // the data are open
  const open = button(page, 'Models and test');
  if (await open.isVisible()) await open.click();
  await page.getByLabel('Model 3', { exact: true }).selectOption('Mean');
  await button(page, 'Remove: EASE').click();
  await button(page, 'Settings: User and film biases').click();
  const settings = page.locator('#lab-form .settings');
  await settings.getByRole('textbox').first().fill('-4');
  await settings.getByRole('textbox').first().press('Tab');
  await expect(page.getByText(/^Got .*-4; expected/).first()).toBeVisible();
  await expect(button(page, 'Run')).toBeDisabled();
  await settings.getByRole('textbox').first().fill('7');
  await settings.getByRole('textbox').first().press('Tab');
  await page.getByLabel('Protocol', { exact: true }).selectOption('k folds');
  await page.getByLabel('Folds', { exact: true }).fill('3');
  await page.getByLabel('Folds', { exact: true }).press('Tab');
  await page.getByLabel('Seed', { exact: true }).fill('12');
  await page.getByLabel('Seed', { exact: true }).press('Tab');
  await page.getByRole('checkbox', { name: 'Recall', exact: true }).check();
  await expect(button(page, 'Run')).toBeEnabled();
  await expect(page).toHaveURL(/seed=12/);

  const context = await browser.newContext({ locale: 'en-GB' });
  const other = await context.newPage();
  await other.goto(page.url());
  const opened = button(other, 'Models and test');
  await expect(button(other, 'Run')).toBeEnabled();
  if (await opened.isVisible()) await opened.click();
  await expect(other.getByLabel('Model 2', { exact: true })).toHaveValue('als');
  await expect(other.getByLabel('Model 3', { exact: true })).toHaveValue('mean');
  await expect(other.getByLabel(/^Model \d$/)).toHaveCount(3);
  await expect(other.getByText(/^As User and film biases, .* 7$/)).toBeVisible();
  await expect(other.getByLabel('Protocol', { exact: true })).toHaveValue('kfold');
  await expect(other.getByLabel('Folds', { exact: true })).toHaveValue('3');
  await expect(other.getByLabel('Seed', { exact: true })).toHaveValue('12');
  await expect(other.getByRole('checkbox', { name: 'Recall', exact: true })).toBeChecked();
  await expect(other.getByRole('checkbox', { name: 'NDCG', exact: true })).not.toBeChecked();
  await context.close();
});

test('newcomers are shown by how much they have shown', async ({ page }) => {
  await run(
    page,
    '#/compare?protocol=cold&groups=2&reveal=1,4&models=popularity,ease&metrics=ndcg',
  );
  await expect(page.getByRole('img', { name: /^NDCG at 10 by ratings shown/ })).toBeVisible();
  const before = await table(page).innerText();
  await page.getByRole('radio', { name: '4 ratings' }).check();
  await expect(table(page)).not.toHaveText(before, { useInnerText: true });
  await expect(page).toHaveURL(/trial=1/);
});

test('each model lists films for the visitor, and says on which others agree', async ({ page }) => {
  await page.goto('#/compare?models=popularity,ease,popularity:count=liked');
  await page.getByRole('link', { name: 'Rate a few films' }).click();
  await rateCards(page, [5, 4, 2]);
  await goTo(page, 'Lab');
  await button(page, 'Show the lists').click();
  const shown = page.getByRole('region', { name: 'What each would show you' });
  await expect(shown.getByText(/on every list/)).toBeVisible();
  await expect(shown.getByRole('link')).toHaveCount(30);
  await expect(shown.getByText(/^on [23] of 3 lists$/).first()).toBeVisible();
});

test('all of it is done by keys', async ({ page, isMobile }) => {
  test.skip(isMobile, 'phones have no such keys');
  await page.goto(SMALL);
  await expect(button(page, 'Run')).toBeEnabled();
  await button(page, 'Run').focus();
  await page.keyboard.press('Enter');
  await expect(done(page)).toBeVisible();
  await expect(button(page, 'Run')).toBeFocused();
  const models = () => table(page).getByRole('rowheader').allInnerTexts();
  const [first, second] = await models();
  const head = table(page).getByRole('button', { name: 'RMSE' });
  await head.focus();
  await page.keyboard.press('Enter');
  await expect(table(page).getByRole('columnheader', { name: 'RMSE' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  expect(await models()).toEqual([second, first]); // biases miss less than the mean does
  await page.getByLabel('Compared with').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/against=/);
  const [worse] = await page.getByText(/^worse by/).allInnerTexts();
  expect(worse).toMatch(/^worse by 0\.\d+$/);
});
