import type { Page } from '@playwright/test';
import { expect } from './fixtures';
import { chooseFile, films, goTo, pickTitles, rateCards, ready, search } from './journey';
import { button, openForm, openTrain, said, setField } from './lab';
import { canvas, openMap, panel, tool } from './map';

/** What every screen is looked at for. */
type Look = (screen: string) => Promise<void>;

/** Rates three films, wants nothing of a fourth, and waits for the models. */
async function rateSome(page: Page): Promise<void> {
  await expect(films(page)).toHaveCount(12);
  await rateCards(page, [5, 4, 2]);
  await films(page)
    .nth(3)
    .getByRole('button', { name: /^Not interested/ })
    .click();
  await ready(page);
}

/** Shows Rate and For you in every state that looks different, one after the other. */
async function visitPicks(page: Page, look: Look): Promise<void> {
  await page.goto('#/for-you');
  await expect(films(page)).toHaveCount(3);
  await look('For you, empty');
  await goTo(page, 'Rate');
  await rateSome(page);
  await look('Rate');
  await search(page, 'star wars');
  await look('Rate, searching');
  await page.keyboard.press('Escape');
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
  await page.goto('#/rate?mode=one');
  await expect(page.getByText(/^Asking because/)).toBeVisible();
  await look('Rate, one film at a time');

  await goTo(page, 'For you');
  await pickTitles(page);
  const first = films(page).first();
  await first.getByRole('button', { name: 'Seen it' }).click();
  await films(page).nth(1).getByRole('button', { name: 'Not for me' }).click();
  await expect(page.getByRole('button', { name: 'Dismiss' })).toBeVisible();
  await look('For you, with a toast');
  await first.getByRole('heading').getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Nearest films' })).toBeVisible();
  await look('the drawer of a film');
  await page.keyboard.press('Escape');

  const adjust = page.getByRole('button', { name: 'Adjust', exact: true });
  if (await adjust.isVisible()) await adjust.click();
  await page.getByRole('button', { name: 'Horror', exact: true }).click();
  await expect(page.locator('.list')).toHaveAttribute('aria-busy', 'false'); // other picks come first
  await first.getByRole('button', { name: 'Why' }).click();
  await expect(first.getByRole('table')).toBeVisible();
  await look('For you, adjusted, with an account');
}

/** The same of the lists, groups, the map and You. */
async function visitRest(page: Page, look: Look): Promise<void> {
  await page.goto('#/rate');
  await rateSome(page);
  await goTo(page, 'For you');
  await pickTitles(page);
  const first = films(page).first();
  await first.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('tab', { name: 'Saved 1' }).click();
  await expect(page.getByRole('textbox', { name: /^Note on/ })).toBeVisible();
  await look('Saved');
  await page.getByRole('tab', { name: /^Hidden/ }).click();
  await expect(page.getByRole('button', { name: /^Restore/ }).first()).toBeVisible();
  await look('Hidden');
  await page.goto('#/rate?mode=groups');
  await expect(page.getByRole('button', { name: /^One point more/ })).toHaveCount(6);
  await look('Groups');

  await goTo(page, 'Map');
  await expect(page.getByRole('application')).toBeVisible();
  await look('Map');
  await page.getByLabel('Colour', { exact: true }).selectOption('Genre');
  await page.getByRole('application').focus();
  await page.keyboard.press('PageDown');
  await look('Map by genre, with a film in focus');
  await goTo(page, 'You');
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await look('You');
  await lookAtImport(page, look);
}

/** Shows what an import would change, kind by kind, and its end. */
async function lookAtImport(page: Page, look: Look): Promise<void> {
  const rows = ['Nosferatu,1922', 'King Kong,', 'Aftersun,2022', 'Broken,200'];
  const lines = rows.map((row, k) => `2023-01-02,${row},https://boxd.it/${k},${4 - k}`);
  const text = ['Date,Name,Year,Letterboxd URI,Rating', ...lines, ''].join('\n');
  await chooseFile(page.getByRole('button', { name: 'Import ratings' }), {
    name: 'ratings.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  });
  await expect(page.getByRole('radio', { name: /^King Kong 1933/ })).toBeVisible();
  await page.getByText('Where to find your file').click();
  await look('You, with a film to choose');
  await page.getByRole('tab', { name: '1 matched' }).click();
  await look('You, with what an import would change');
  await page.getByRole('tab', { name: /not in this data set/ }).click();
  await look('You, with films that are not there');
  await page.getByRole('button', { name: 'Add 1 rating' }).click();
  await expect(page.getByRole('region', { name: 'Import ratings.csv' })).toContainText('1 film');
  await look('You, after an import');
}

/** Shows everything that can stand beside the map, and its list. */
async function visitMap(page: Page, look: Look): Promise<void> {
  await page.goto('#/rate');
  await rateCards(page, [5, 4, 2]);
  await openMap(page, '#/map');
  await canvas(page).focus();
  await page.keyboard.press('PageDown');
  await tool(page, 'Lasso').click();
  await canvas(page).focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('PageDown');
  await page.keyboard.press(' ');
  await panel(page, 'Selection');
  await page.getByRole('button', { name: 'Picks from here' }).click();
  await expect(page.getByRole('tabpanel').locator('ol, p[role=status]').first()).toBeVisible();
  await look('Map, a selection and picks from it');
  await page.getByRole('button', { name: 'Rate one by one' }).click();
  await expect(page.getByRole('region', { name: 'Rate one by one' })).toBeVisible();
  await page.getByText('Export', { exact: true }).click();
  await look('Map, rating one by one, with the menu of exports');
  await page.keyboard.press('Escape');

  const you = await panel(page, 'You');
  await expect(you.getByRole('listitem')).toHaveCount(10);
  await you.getByRole('button', { name: /^Put it at/ }).click();
  await expect(you).toContainText('You moved it');
  await look('Map, you');
  await you.getByRole('button', { name: 'Put it back' }).click();
  const truth = await panel(page, 'How true');
  await truth.getByText('How it is measured').click();
  await expect(truth.getByText(/true neighbours (is|are) among/)).toBeVisible();
  await look('Map, how true');

  const between = await panel(page, 'Two films');
  for (const [label, words] of [
    ['From', 'toy story'],
    ['To', 'shining'],
  ] as const) {
    await between.getByRole('combobox', { name: `${label}: find a film` }).fill(words);
    await between.getByRole('option').first().click();
  }
  await expect(between.getByRole('listitem').first()).toBeVisible();
  await look('Map, a path between two films');
  const training = await panel(page, 'Training');
  await expect(training.getByRole('slider')).toBeVisible();
  await training.getByRole('button', { name: 'One iteration back' }).click();
  await look('Map, training');
  await page.getByRole('button', { name: 'List view' }).click();
  await expect(page.getByRole('table', { name: 'The films in sight' })).toBeVisible();
  await look('Map, as a list');
  await page.getByRole('button', { name: 'List view' }).click();
}

/** Shows the Lab before a run, with its settings open, while it runs, and with everything that comes of it. */
async function visitLab(page: Page, look: Look): Promise<void> {
  await page.goto('#/rate');
  await rateCards(page, [5, 4, 2]);
  await ready(page);
  await page.goto('#/compare?models=mean,biases:l2User=9,ease&protocol=cold&groups=2&reveal=1,4');
  const run = page.getByRole('button', { name: 'Run', exact: true });
  await expect(run).toBeEnabled();
  const open = page.getByRole('button', { name: 'Models and test' });
  if (await open.isVisible()) await open.click();
  await page.getByRole('button', { name: /^Settings: User and film biases/ }).click();
  await page.getByText('What this tells, and what it hides').click();
  await page.getByLabel('Seed', { exact: true }).fill('x');
  await page.getByLabel('Seed', { exact: true }).press('Tab');
  await expect(run).toBeDisabled();
  await look('Lab, with something wrong');
  await page.getByLabel('Seed', { exact: true }).fill('1');
  await page.getByLabel('Seed', { exact: true }).press('Tab');
  await run.click();
  await look('Lab, running or done');
  await expect(page.getByText(/^Done: /)).toBeVisible();
  await page.getByRole('button', { name: 'Show the lists' }).click();
  await expect(page.getByText(/on every list/)).toBeVisible();
  await look('Lab, with all that comes of it');
}

/** Opens some of the tables that stand behind charts: all of them are made alike. */
async function openTables(page: Page): Promise<void> {
  const tables = page.getByRole('button', { name: /^As a table/ });
  await tables.first().click();
  await tables.last().click();
}

/** Opens the first of the terms that are explained, looks, and closes it again. */
async function lookAtTerm(page: Page, look: () => Promise<void>): Promise<void> {
  const term = page.getByRole('main').locator('button[aria-haspopup="dialog"]').first();
  await term.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Shows a run that comes right and one that breaks down, and a search before and after. */
async function visitRooms(page: Page, look: Look): Promise<void> {
  await page.goto('#/rate');
  await rateCards(page, [5, 4, 2]);
  await openTrain(page, '#/train?factors=4&iterations=2');
  await openForm(page, 'Model and data');
  await setField(page, 'Factors', 'x');
  await expect(button(page, 'Play')).toBeDisabled();
  await look('Train, with something wrong');
  await setField(page, 'Factors', '4');
  await button(page, 'Play').click();
  await expect(said(page)).toHaveText('Done after iteration 2.');
  await openTables(page);
  await look('Train, with all that comes of it');
  await lookAtTerm(page, () => look('Train, with a term explained'));
  await page.goto('#/train?model=sgd&learningRate=0.3&factors=32&epochs=9');
  await expect(page.getByText('Epoch 0 of 9')).toBeVisible();
  await button(page, 'Play').click();
  await expect(page.getByRole('group', { name: 'What went wrong' })).toBeVisible();
  await look('Train, broken down');

  await page.goto('#/tune?space=biases:l2User%3D1|9,l2Film%3D1|4&k=2');
  await expect(button(page, 'Start')).toBeEnabled();
  await openForm(page, 'Settings and test');
  await look('Tune, before');
  await button(page, 'Start').click();
  await expect(said(page)).toHaveText(/^Done: /);
  await openTables(page);
  await look('Tune, with a map');
  await page.goto('#/tune?space=biases:l2User%3D1..9,l2Film%3D1|x&random=3&k=2');
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  await look('Tune, with something wrong');
}

/** Shows all that is told of the data, and a part of it. */
async function visitData(page: Page, look: Look): Promise<void> {
  await page.goto('#/data?stars=4..5&genre=Drama&released=1990..1999');
  await expect(page.getByRole('button', { name: /^Drama: / })).toBeVisible();
  await expect(page.getByRole('table', { name: 'The files' })).toBeVisible();
  await look('Data, a part of it');
  await button(page, 'Clear').click();
  await expect(page.getByRole('main').locator('.figures')).toHaveAttribute('aria-busy', 'false');
  await openTables(page);
  for (const one of await page.getByRole('main').locator('summary').all()) await one.click();
  await look('Data, with all that can be opened');
  await lookAtTerm(page, () => look('Data, with a term explained'));
}

/** Walks through the app, by where they lead. */
export const VISITS = [
  ['where films are rated and picked', visitPicks],
  ['on lists, on the map and on You', visitRest],
  ['beside the map', visitMap],
  ['in the Lab', visitLab],
  ['where models are trained and tuned', visitRooms],
  ['among the data', visitData],
] as const;
