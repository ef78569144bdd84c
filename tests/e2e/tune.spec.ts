import type { Page } from '@playwright/test';
import type { SearchReport } from '../../src/core/search/report';
import { expect, test } from './support/fixtures';
import { goTo } from './support/journey';
import { button, expectTermsOpen, openForm, said, setField } from './support/lab';
import { downloadBy } from './support/map';

/** Two by two settings by two folds, each fit a moment. */
const SMALL = '#/tune?space=biases:l2User%3D1|9,l2Film%3D1|4&k=2&seed=3';
/** Three by two, each fit a second or more: something can be done meanwhile. */
const LONG = '#/tune?space=sgd:factors%3D16|24|32,l2%3D0.05|0.2,epochs%3D40&k=2&seed=3';

test.use({ trains: false });

const heat = (page: Page) =>
  page.getByRole('table', { name: 'RMSE by user regularisation and film regularisation' });
const settings = (page: Page) => page.getByRole('table', { name: /^All settings that are done/ });
const rows = (page: Page) => settings(page).locator('tbody tr');
const column = (page: Page, k: number) => settings(page).locator(`tbody td:nth-child(${k})`);
const done = (page: Page) => said(page).filter({ hasText: /^Done: / });

async function run(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(button(page, 'Start')).toBeEnabled();
  await button(page, 'Start').click();
  await expect(done(page)).toBeVisible();
}

/** All that a search came to, but for the time that it took. */
async function report(page: Page): Promise<SearchReport> {
  const { name, content } = await downloadBy(page, () => button(page, 'Settings, JSON').click());
  expect(name).toBe('matinee-search.json');
  const all = JSON.parse(content.toString('utf8')) as SearchReport;
  return { ...all, table: all.table.map((row) => ({ ...row, fitSeconds: 0 })) };
}

test('a grid fills map and table, which can be sorted, and is exported', async ({
  page,
  build,
}) => {
  await run(page, SMALL);
  await expect(done(page)).toHaveText('Done: 8 fits.');
  await expect(heat(page).getByRole('cell', { name: /^0\.\d+/ })).toHaveCount(4);
  await expect(heat(page).getByRole('cell', { name: /, the best$/ })).toHaveCount(1);
  await expect(rows(page)).toHaveCount(4);
  const best = column(page, 3).first();
  await expect(best).toHaveText(/^0\.\d+ ± 0\.\d+•, the best$/);

  const { data, table, ...asked } = await report(page);
  expect(asked).toMatchObject({
    protocol: { id: 'kfold', params: { k: 2 }, seed: 3 },
    space: 'biases:l2User=1|9,l2Film=1|4',
    model: 'biases',
    settings: { done: 4, of: 4 },
  });
  expect(data.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(table).toHaveLength(4);
  expect(table[0].byFold).toHaveLength(2);
  const means = table.map(({ mean }) => mean);
  expect(means).toEqual(means.toSorted((a, b) => a - b)); // the best first
  expect(Number.parseFloat(await best.innerText())).toBeCloseTo(means[0], 3);

  const csv = await downloadBy(page, () => button(page, 'Settings, CSV').click());
  expect(csv.name).toBe('matinee-search.csv');
  const [head, ...lines] = csv.content.toString('utf8').trimEnd().split('\n');
  const names = ['l2User', 'l2Film', 'iterations'];
  expect(head).toBe(
    `model,${names.join()},metric,mean,se,behind,behind se,alike,fit s,data,sha256,protocol,seed`,
  );
  const origin = `,${data.name},${data.sha256},kfold:k=2,3`;
  expect(lines.every((line) => line.endsWith(origin))).toBe(true);
  expect(lines.map((line) => line.split(',').slice(0, 6).join())).toEqual(
    table.map(({ params, mean }) =>
      ['biases', ...names.map((name) => params[name]), 'rmse', mean].join(),
    ),
  );

  const picture = (kind: string) =>
    page.getByRole('button', { name: new RegExp(`^${kind} ?: RMSE by user reg`) });
  const drawing = await downloadBy(page, () => picture('SVG').click());
  expect(drawing.name).toBe('matinee-search.svg');
  const svg = drawing.content.toString('utf8');
  expect(svg).toContain('<title>RMSE by user regularisation and film regularisation</title>');
  for (const text of ['User regularisation', 'Film regularisation']) {
    expect(svg).toContain(`>${text}</text>`);
  }
  const figures = [...svg.matchAll(/>(0\.\d+)( •)?<\/text>/g)].map(([, figure]) => Number(figure));
  expect(figures).toHaveLength(4);
  expect(Math.min(...figures)).toBeCloseTo(means[0], 3);
  const pixels = await downloadBy(page, () => picture('PNG').click());
  expect(pixels.name).toBe('matinee-search.png');
  expect(pixels.content.subarray(1, 4).toString()).toBe('PNG');

  test.skip(build === 'single', 'the single file shows the same');
  const first = settings(page).getByRole('columnheader').first();
  for (const [order, values] of [
    ['ascending', ['1', '1', '9', '9']],
    ['descending', ['9', '9', '1', '1']],
  ] as const) {
    await first.getByRole('button').click();
    await expect(first).toHaveAttribute('aria-sort', order);
    await expect(column(page, 1)).toHaveText(values);
  }
  await first.getByRole('button').click();
  await expect(first).toHaveAttribute('aria-sort', 'none');
  await expect(column(page, 3).first()).toContainText('the best');
  await page.getByRole('button', { name: /^As a table: RMSE by/ }).click();
  const asTable = page.getByRole('table', { name: /^RMSE by User reg/ });
  await expect(asTable.getByRole('row')).toHaveCount(5);
});

test('a search is paused, goes on after a reload, and comes to what an unbroken one does', async ({
  page,
  browser,
  build,
  isMobile,
}) => {
  test.skip(isMobile, 'phones do the same');
  await page.goto(LONG);
  await expect(button(page, 'Start')).toBeEnabled();
  await button(page, 'Start').click();
  await expect(rows(page).first()).toBeVisible(); // one setting is done on both folds
  await button(page, 'Pause').click();
  await expect(said(page)).toHaveText(/^Paused\. \d+ of 12 fits done\.$/);
  const before = await rows(page).count();
  await button(page, 'Resume').click();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(before);
  if (build === 'hosted') {
    await page.reload(); // in the midst; a file of its own may keep nothing between visits
    await expect(said(page)).toHaveText(/^\d+ of 12 fits done\./);
    await expect(rows(page).first()).toBeVisible();
    await button(page, 'Resume').click();
    await expect(done(page)).toHaveText(/ \d+ of them were kept from before\.$/);
  }
  await expect(done(page)).toBeVisible();
  const broken = await report(page);

  const context = await browser.newContext({ locale: 'en-GB' });
  const other = await context.newPage();
  await run(other, page.url());
  await expect(done(other)).toHaveText('Done: 12 fits.');
  expect(await report(other)).toEqual(broken);
  await context.close();
});

test('it goes on while another screen is shown, and can be cancelled', async ({
  page,
  build,
  isMobile,
}) => {
  test.skip(isMobile || build === 'single', 'the same everywhere');
  await page.goto(LONG);
  await expect(button(page, 'Start')).toBeEnabled();
  await button(page, 'Start').click();
  await expect(button(page, 'Cancel')).toBeVisible();
  await expect(page.getByLabel('Seed', { exact: true })).toBeDisabled();
  await expectTermsOpen(page, '#tune-form');
  await goTo(page, 'Rate');
  await goTo(page, 'Lab');
  await expect(page).toHaveURL(/#\/tune\?space=sgd/);
  await button(page, 'Cancel').click();
  await expect(button(page, 'Cancel')).toBeHidden();
  await expect(button(page, 'Pause')).toBeHidden();
});

test('settings are drawn at random, the same ones for the same seed', async ({
  page,
  build,
  isMobile,
}) => {
  test.skip(build === 'single', 'the single file does the same');
  await page.goto('#/tune?space=biases&k=2');
  await expect(button(page, 'Start')).toBeEnabled(); // the data are open
  await openForm(page, 'Settings and test');
  await page.getByLabel('User regularisation: how it takes part').selectOption('A range');
  await setField(page, 'User regularisation: lowest', '1');
  await setField(page, 'User regularisation: highest', '20');
  await expect(page.getByRole('radio', { name: 'At random' })).toBeChecked();
  await setField(page, 'Draws', '0');
  await expect(page.getByText('Got the number of draws 0; expected').first()).toBeVisible();
  await expect(button(page, 'Start')).toBeDisabled();
  await setField(page, 'Draws', '3');
  await setField(page, 'Seed', '5');
  await expect(page).toHaveURL(/random=3/);
  if (isMobile) await button(page, 'Settings and test').click();
  await button(page, 'Start').click();
  await expect(done(page)).toHaveText('Done: 6 fits.');
  await expect(rows(page)).toHaveCount(3);
  const drawn = (await report(page)).table.map(({ params }) => Number(params['l2User']));
  for (const value of drawn) {
    expect(value).toBeGreaterThanOrEqual(1);
    expect(value).toBeLessThanOrEqual(20);
  }
  await expect(page.getByRole('img', { name: /by user regularisation/i })).toBeVisible();
  await openForm(page, 'Settings and test');
  await setField(page, 'Seed', '6');
  await expect(rows(page)).toHaveCount(0);
  await setField(page, 'Seed', '5');
  await expect(rows(page)).toHaveCount(3); // the same settings: they are known
  const again = (await report(page)).table.map(({ params }) => Number(params['l2User']));
  expect(again).toEqual(drawn);
});

test('what cannot be searched is said', async ({ page, build, isMobile }) => {
  test.skip(isMobile || build === 'single', 'the same everywhere');
  for (const [space, problem] of [
    ['nothing', /^No model named "nothing"/],
    ['als:factors%3D8|9000', /^Got .*9000; expected/],
    ['als:colour%3D1|2', /colour/],
    ['als:l2%3D3..1', 'Got l2=3..1; expected the lower end first.'],
  ] as const) {
    await page.goto(`#/tune?space=${space}`);
    await expect(page.getByRole('main').getByRole('alert')).toHaveText(problem);
    await expect(button(page, 'Start')).toBeDisabled();
  }
});

test('the best is used in Train with its settings', async ({ page, build, isMobile }) => {
  test.skip(isMobile || build === 'single', 'the same everywhere');
  await run(page, SMALL);
  const { params } = (await report(page)).table[0];
  await page.getByRole('link', { name: 'Use in Train' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Train a model');
  await expect(page.getByLabel('Model', { exact: true })).toHaveValue('biases');
  for (const [label, name] of [
    ['User regularisation', 'l2User'],
    ['Film regularisation', 'l2Film'],
  ] as const) {
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(String(params[name]));
  }
  await page.goBack();
  await expect(done(page)).toBeVisible();
});

test('all of it is done by keys', async ({ page, build, isMobile }) => {
  test.skip(isMobile || build === 'single', 'phones have no such keys, the file the same');
  await page.goto(SMALL);
  await expect(button(page, 'Start')).toBeEnabled();
  await button(page, 'Start').focus();
  await page.keyboard.press('Enter');
  await expect(done(page)).toBeVisible();
  await expect(button(page, 'Start')).toBeFocused();
  await page.getByLabel('Down', { exact: true }).focus();
  await page.keyboard.press('End');
  await expect(page).toHaveURL(/y=-/);
  await expect(page.getByRole('img', { name: /^RMSE by user regularisation/ })).toBeVisible();
  await settings(page).getByRole('button', { name: 'Seconds' }).focus();
  await page.keyboard.press('Enter');
  await expect(settings(page).getByRole('columnheader', { name: 'Seconds' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
});
