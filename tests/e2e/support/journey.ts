import { expect, type Locator, type Page } from '@playwright/test';

/** A file as it is chosen or dropped. */
export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What the pill in the header says about data and models. */
export function pill(page: Page): Locator {
  const says = /^(Opening|Reading|Training|Ready|Offline|No data|New version)/;
  return page.getByRole('banner').getByRole('button', { name: says });
}

/** Waits until every model is trained or restored, the better ones too. */
export async function ready(page: Page): Promise<void> {
  await expect(pill(page)).toHaveText(/^\s*Ready(?!, refining)/);
}

/** Goes to a screen by the navigation that is shown: in the header, or at the foot of a phone. */
export async function goTo(
  page: Page,
  screen: 'For you' | 'Rate' | 'Map' | 'Lab' | 'Data' | 'You',
): Promise<void> {
  const link = page.getByRole('navigation').getByRole('link', { name: screen, exact: true });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
}

/** The radio button for so many stars, within a card, a row or a drawer. */
export function stars(within: Locator, count: number): Locator {
  return within.getByRole('radio', { name: `${count} of 5`, exact: true });
}

/** Gives so many stars as a pointer does: on the half star, which is the radio button's label. */
export async function give(within: Locator, count: number): Promise<void> {
  await within
    .locator('label')
    .filter({ has: within.page().getByRole('radio', { name: `${count} of 5`, exact: true }) })
    .click();
}

/** Film cards and rows of picks, whichever the screen has. */
export function films(page: Page): Locator {
  return page.getByRole('main').getByRole('article');
}

/** Gives the first cards of the screen these stars, one after the other; returns their titles. */
export async function rateCards(page: Page, given: readonly number[]): Promise<string[]> {
  const titles: string[] = [];
  for (const [k, count] of given.entries()) {
    const card = films(page).nth(k);
    await give(card, count);
    await expect(stars(card, count)).toBeChecked();
    titles.push(await card.getByRole('heading').innerText());
  }
  return titles;
}

/** A first visit up to the picks: rates three films, waits for the models and shows For you. */
export async function firstPicks(page: Page, given: readonly number[] = [5, 4, 2]) {
  await page.goto('#/rate');
  const rated = await rateCards(page, given);
  await ready(page);
  await goTo(page, 'For you');
  return { rated, picks: await pickTitles(page) };
}

/** Titles of the picks, once they are the latest models' and all of them carry a prediction. */
export async function pickTitles(page: Page, count = 10): Promise<string[]> {
  await expect(pill(page)).not.toHaveText(/Opening|Reading|Training(?! failed| stopped)|refining/);
  await expect(page.locator('main .list')).toHaveAttribute('aria-busy', 'false');
  await expect(films(page)).toHaveCount(count);
  await expect(films(page).getByText(/^predicted/)).toHaveCount(count);
  return films(page).getByRole('heading').getByRole('link').allInnerTexts();
}

/** Types into the search, which a phone keeps behind a button; returns the list of what was found. */
export async function search(page: Page, query: string): Promise<Locator> {
  const button = page.getByRole('button', { name: 'Find a film' });
  if (await button.isVisible()) await button.click();
  await page.getByRole('combobox', { name: 'Find a film' }).fill(query);
  const found = page.getByRole('listbox', { name: 'Films found' });
  await expect(found).toBeVisible();
  return found;
}

/** One of the numbers under "What is stored" on You. */
export function stored(page: Page, term: string): Locator {
  return page
    .getByRole('region', { name: 'What is stored' })
    .locator('div', { has: page.getByText(term, { exact: true }) })
    .getByRole('definition');
}

/** Chooses a file in the browser's dialog behind a button. */
export async function chooseFile(button: Locator, file: TestFile): Promise<void> {
  const chooser = button.page().waitForEvent('filechooser');
  await button.click();
  await (await chooser).setFiles(file);
}

/** What is shown of a file before anything of it is taken, and the sentence after that. */
export function importOf(page: Page, name: string): Locator {
  return page.getByRole('region', { name: `Import ${name}` });
}

/** Confirms what is shown of a file; the button says what it does. */
export async function confirmImport(page: Page, name: string, action: string): Promise<void> {
  await importOf(page, name).getByRole('button', { name: action, exact: true }).click();
}

/** Drags a file over the page and drops it there. */
export async function dropFile(page: Page, { name, mimeType, buffer }: TestFile): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, type, base64]) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], fileName, { type }));
      return transfer;
    },
    [name, mimeType, buffer.toString('base64')] as const,
  );
  const body = page.locator('body');
  await body.dispatchEvent('dragover', { dataTransfer });
  await expect(page.getByText('Drop a MovieLens zip, or your ratings')).toBeVisible();
  await body.dispatchEvent('drop', { dataTransfer });
}

/** Waits until the service worker holds everything that the page needs without its server. */
export async function keptForOffline(page: Page): Promise<void> {
  await expect(page.getByRole('contentinfo')).toContainText('Works offline');
}
