import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { holdOpening } from './support/hold-opening';
import { dropFile, goTo } from './support/journey';
import { button, codeInNode, openForm, openTrain, runCode, said, setField } from './support/lab';
import { breakWorkers } from './support/worker-faults';

/** Few factors and six rounds: over at once. */
const SMALL = '#/train?model=sgd&factors=4&epochs=6&seed=5';
/** Long enough that something else can be done meanwhile. */
const LONG = '#/train?model=sgd&factors=32&epochs=40';

/** The number of the worker with the run: where Train is opened first, it is started before those that fit. */
const TRAINING = 1;

test.use({ trains: false });

const errors = (page: Page) => page.getByRole('table', { name: /^Error by / });
const showErrors = (page: Page) =>
  page.getByRole('button', { name: /^As a table: Error by / }).click();

test('stepped, paused or played through: the same run, and the one of the core', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'phones do the same');
  await openTrain(page, SMALL);
  await button(page, 'Step').click();
  await expect(said(page)).toHaveText('Paused after epoch 1.');
  const first = await runCode(page);
  await button(page, 'Step').click();
  await expect(said(page)).toHaveText('Paused after epoch 2.');
  expect(await runCode(page)).not.toBe(first);
  await button(page, 'Play').click();
  await expect(said(page)).toHaveText('Done after epoch 6.');
  const code = await runCode(page);
  await showErrors(page);
  await expect(errors(page).getByRole('rowheader', { name: /^Epoch / })).toHaveCount(6);
  const figures = await errors(page).innerText();

  await button(page, 'Play again').click();
  await expect(said(page)).toHaveText('Done after epoch 6.');
  expect(await runCode(page)).toBe(code);
  await expect(errors(page)).toHaveText(figures, { useInnerText: true });
  expect(code).toBe(
    await codeInNode({
      model: { id: 'sgd', params: { factors: 4, epochs: 6 } },
      data: { share: 1, minRatings: 0 },
      split: { id: 'holdout', params: {} },
      seed: 5,
    }),
  );

  await button(page, 'Reset').click();
  await expect(page.getByText('Epoch 0 of 6')).toBeVisible();
  await expect(page.getByText(/^Nothing is learnt yet/)).toBeVisible();
  await expect(
    page.getByText('once it is paused or done: the same numbers give the same code.'),
  ).toBeVisible();
  await button(page, 'Step').click();
  expect(await runCode(page)).toBe(first);
});

test('a pause in the midst changes nothing, nor does another screen', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'phones do the same');
  await openTrain(page, LONG);
  for (const epoch of [1, 2]) {
    await button(page, 'Step').click();
    await expect(said(page)).toHaveText(`Paused after epoch ${epoch}.`);
  }
  await button(page, 'Play').click();
  await button(page, 'Pause').click(); // it is there at once
  await expect(said(page)).toHaveText(/^Paused after epoch \d+\.$/);
  const early = await said(page).innerText();
  const shown = page.getByRole('slider', { name: 'Epoch that is shown' });
  await shown.fill('1');
  await expect(page.getByText('Epoch 1 of 40')).toBeVisible();
  await page.getByRole('button', { name: /^Back to epoch/ }).click();

  await button(page, 'Play').click();
  await page
    .getByRole('navigation', { name: 'Lab' })
    .getByRole('link', { name: 'Compare' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Train a model');
  await goTo(page, 'Rate');
  await goTo(page, 'Lab');
  await page.getByRole('navigation', { name: 'Lab' }).getByRole('link', { name: 'Train' }).click();
  await expect(page).toHaveURL(/factors=32/);
  await expect(said(page)).toHaveText('Done after epoch 40.');
  const code = await runCode(page);
  await button(page, 'Play again').click();
  await expect(said(page)).toHaveText('Done after epoch 40.');
  expect(await runCode(page)).toBe(code);
  expect(early).not.toContain('epoch 40');
});

test('a run that diverges says why, and what is offered makes it run through', async ({
  page,
  isMobile,
  build,
}) => {
  test.skip(isMobile || build === 'single', 'the same everywhere');
  await page.goto('#/train');
  await page.getByLabel('Begin with', { exact: true }).selectOption('Diverges');
  await expect(page).toHaveURL(/learningRate=0\.26/);
  await expect(page.getByText(/^Learns from /)).toBeVisible();
  await setField(page, 'Epochs', '8'); // the same in less time
  await expect(page.getByText('Epoch 0 of 8')).toBeVisible();
  await button(page, 'Play').click();
  const wrong = page.getByRole('group', { name: 'What went wrong' });
  await expect(wrong).toContainText(/^(At epoch|The error became infinite at epoch) \d+/);
  await expect(wrong).toContainText('Try a lower learning rate');
  await expect(said(page)).toHaveText(/^Stopped( after epoch \d+)?: the fit broke down\.$/);
  const broken = Number(/at epoch (\d+)/i.exec(await wrong.innerText())?.[1]);
  await expect(page.getByText(`Epoch ${broken - 1} of 8`)).toBeVisible();
  expect(await runCode(page)).toMatch(/^[0-9A-Z]{6}$/);
  await showErrors(page);
  await expect(errors(page).getByRole('rowheader', { name: /^Epoch / })).toHaveCount(broken - 1);
  await expect(errors(page)).not.toContainText(/NaN|Infinity|∞/);

  await wrong.getByRole('button', { name: /^Take the usual learning rate, 0\.01/ }).click();
  await expect(page).not.toHaveURL(/learningRate/);
  await expect(said(page)).toHaveText('Done after epoch 8.');
  await expect(wrong).toBeHidden();
  await expect(page.getByText(/^After epoch 8 the held-out error is 0\./)).toBeVisible();
});

test('what is set is in the address; what is wrong is said', async ({ page, build }) => {
  test.skip(build === 'single', 'the single file shows the same');
  await openTrain(page, '#/train');
  await openForm(page, 'Model and data');
  await page.getByLabel('Model', { exact: true }).selectOption('SVD by gradient descent');
  await setField(page, 'Factors', '3000');
  await expect(page.getByText(/^Got .*3000; expected/).first()).toBeVisible();
  await expect(button(page, 'Play')).toBeDisabled();
  await setField(page, 'Factors', '3');
  await setField(page, 'Epochs', '2');
  await setField(page, 'Share of the ratings', '0.5');
  await setField(page, 'Films with at least', '50');
  await setField(page, 'Seed', '12');
  await expect(page).toHaveURL(/model=sgd/);
  await expect(page).toHaveURL(/factors=3&epochs=2/);
  for (const part of ['share=0.5', 'minRatings=50', 'seed=12']) {
    await expect(page).toHaveURL(new RegExp(part));
  }
  const facts = page.getByText(/^Learns from /);
  const before = await facts.innerText();
  await page.reload();
  await expect(facts).toHaveText(before);
  await button(page, 'Play').click();
  await expect(said(page)).toHaveText('Done after epoch 2.');
  await page.goto('#/train?model=none');
  await expect(said(page)).toHaveText('There is no model “none”.');
  await expect(button(page, 'Play')).toBeDisabled();
});

test('a link gives the same code to somebody else', async ({ page, browser, isMobile }) => {
  test.skip(isMobile, 'phones do the same');
  await openTrain(page, '#/train?factors=3&iterations=3&seed=9');
  await button(page, 'Play').click();
  await expect(said(page)).toHaveText('Done after iteration 3.');
  const code = await runCode(page);
  await page.evaluate(() => {
    navigator.clipboard.writeText = (text) => {
      document.title = text; // no permission is needed to read that
      return Promise.resolve();
    };
  });
  await button(page, 'Copy a link').click();
  await expect(page.getByText(/^Link copied\./)).toBeVisible();
  const link = await page.title();
  expect(link).toMatch(/seed=9.*sha=[0-9a-f]{12}$/);

  const context = await browser.newContext({ locale: 'en-GB' });
  const other = await context.newPage();
  await openTrain(other, link);
  await expect(other.getByText(/^This link was made with another data set/)).toBeHidden();
  await button(other, 'Play').click();
  await expect(said(other)).toHaveText('Done after iteration 3.');
  expect(await runCode(other)).toBe(code);
  await other.goto(link.replace(/sha=[0-9a-f]+/, 'sha=0123456789'));
  await expect(other.getByText(/^This link was made with another data set/)).toBeVisible();
  await context.close();
});

test('after a reload a run is played on to where it was', async ({ page, isMobile, build }) => {
  test.skip(isMobile || build === 'single', 'the same everywhere');
  await openTrain(page, SMALL);
  await button(page, 'Step').click();
  await expect(said(page)).toHaveText('Paused after epoch 1.');
  await button(page, 'Step').click();
  await expect(said(page)).toHaveText('Paused after epoch 2.');
  const code = await runCode(page);
  await page.reload();
  await page.getByRole('button', { name: /^Play on to epoch 2,/ }).click();
  await expect(said(page)).toHaveText('Paused after epoch 2.');
  expect(await runCode(page)).toBe(code);
  await expect(button(page, 'Play')).toBeFocused();
  await expect(page.getByRole('button', { name: /^Play on/ })).toBeHidden();
});

test('a run file that is dropped anywhere is compared with the run at hand', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'phones drop no files');
  await openTrain(page, SMALL);
  await button(page, 'Play').click();
  await expect(said(page)).toHaveText('Done after epoch 6.');
  await page.getByText('Export', { exact: true }).click();
  const saving = page.waitForEvent('download');
  await button(page, 'Run, JSON').click();
  const buffer = await readFile(await (await saving).path());
  await goTo(page, 'Rate');
  await dropFile(page, { name: 'notes.json', mimeType: 'application/json', buffer });
  await expect(page).toHaveURL(/#\/train\?.*seed=5/);
  const compared = page.getByRole('region', { name: 'Their run and yours' }).first();
  await expect(compared.getByRole('status')).toHaveText(/^The same: data, settings, the errors/);
});

test('a model that is fitted in one go has nothing to step through', async ({
  page,
  isMobile,
  build,
}) => {
  test.skip(isMobile || build === 'single', 'the same everywhere');
  await openTrain(page, '#/train?model=mean');
  await expect(page.getByText(/^It is fitted in one go/)).toBeVisible();
  await expect(button(page, 'Step')).toBeDisabled();
  await button(page, 'Play').click();
  await expect(said(page)).toHaveText('Done.');
  await expect(page.getByText(/the held-out error is \d\.\d+ stars/)).toBeVisible();
  await runCode(page);
});

test('a worker that ends in the midst is told of, and the run begins again', async ({
  page,
  isMobile,
  build,
}) => {
  test.skip(isMobile || build === 'single', 'the same everywhere');
  await breakWorkers(page, { workers: [TRAINING], moment: 'stepping', end: 'killed' });
  // The room is there before the data: its worker is the next to be started.
  const open = await holdOpening(page);
  await page.goto(SMALL);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Train a model');
  await open();
  await expect(page.getByText(/^Learns from /)).toBeVisible();
  await button(page, 'Play').click();
  await expect(said(page)).toHaveText(/^The worker/);
  await button(page, 'Play').click();
  await expect(said(page)).toHaveText('Done after epoch 6.');
  await showErrors(page);
  await expect(errors(page).getByRole('rowheader', { name: /^Epoch / })).toHaveCount(6);
});

test('all of it is done by keys', async ({ page, isMobile, build }) => {
  test.skip(isMobile || build === 'single', 'phones have no such keys, the file the same');
  await openTrain(page, SMALL);
  const press = async (name: string) => {
    await button(page, name).focus();
    await page.keyboard.press('Enter');
  };
  await press('Step');
  await expect(said(page)).toHaveText('Paused after epoch 1.');
  await expect(button(page, 'Step')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(button(page, 'Play')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('Done after epoch 6.');
  await expect(button(page, 'Play again')).toBeFocused();
  for (let k = 0; k < 3; k++) await page.keyboard.press('Tab');
  await expect(page.getByRole('slider', { name: 'Epoch that is shown' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText('Epoch 5 of 6')).toBeVisible();
  await expect(page.getByText(/^After epoch 5 the held-out error/)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(button(page, 'Back to epoch 6')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Epoch 6 of 6')).toBeVisible();
  await press('Reset');
  await expect(page.getByText('Epoch 0 of 6')).toBeVisible();
  await page.getByLabel('Begin with', { exact: true }).focus();
  await page.keyboard.press('u'); // for Underfit
  await expect(page).toHaveURL(/l2=60/);
});
