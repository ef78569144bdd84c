// People: who rates like the visitor, picks for a user of the data, and films like a film.
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations, pixelsBeside } from './support/axe';
import { expect, test } from './support/fixtures';
import { rateCards, ready } from './support/journey';

const PEOPLE = '#/for-you?tab=people';

const section = (page: Page, name: string | RegExp) => page.getByRole('region', { name });
const persons = (page: Page) => page.getByRole('main').getByRole('article', { name: /^User \d+$/ });
const posters = (within: Locator) => within.getByRole('listitem');

async function rateAndLook(page: Page): Promise<string[]> {
  await page.goto('#/rate');
  const titles = await rateCards(page, [5, 4, 2, 4.5, 3, 1, 4, 3.5]);
  await page.goto(PEOPLE);
  await expect(persons(page)).toHaveCount(5);
  return titles;
}

/** All the numbers in a text; “−” counts as a sign where a digit follows. */
const numbersIn = (text: string) =>
  (text.replaceAll('−', '-').match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

async function pick(within: Locator, id: string): Promise<void> {
  await within.getByRole('textbox').fill(id);
  await within.getByRole('textbox').press('Enter');
}

test.describe('the nearest people', () => {
  test.use({ trains: false });

  test('are asked for by rating, and the pickers work without', async ({ page }) => {
    await page.goto(PEOPLE);
    await expect(page.getByRole('heading', { name: 'Rate a few films first' })).toBeVisible();
    await expect(persons(page)).toHaveCount(0);
    await expect(section(page, 'Recommend for a user').getByRole('textbox')).toBeVisible();
  });

  test('are alike by the films that both rated: every number is made of those below it', async ({
    page,
  }) => {
    const rated = await rateAndLook(page);
    await page.getByRole('button', { name: 'Show all 20' }).click();
    await expect(persons(page)).toHaveCount(20);
    const first = persons(page).first();
    const [similarity, count] = numbersIn(await first.getByText(/alike over/).innerText());

    const opening = first.getByRole('button', { name: 'How alike' });
    await opening.focus();
    await page.keyboard.press('Enter');
    await expect(opening).toHaveAttribute('aria-expanded', 'true');
    const rows = first.locator('tbody').getByRole('row');
    await expect(rows).toHaveCount(count);
    let [products, yours, theirs] = [0, 0, 0];
    for (const row of await rows.all()) {
      expect(rated).toContain(await row.getByRole('rowheader').innerText());
      const [, , x, y] = (await row.getByRole('cell').allInnerTexts()).flatMap(numbersIn);
      products += x * y;
      yours += x * x;
      theirs += y * y;
    }
    const shrunk = ((products / Math.sqrt(yours * theirs)) * (count - 1)) / (count - 1 + 25);
    expect(Math.abs(shrunk - similarity)).toBeLessThan(0.011);
  });

  test('loved films that the visitor has not rated, each said by whom', async ({ page }) => {
    const rated = await rateAndLook(page);
    const together = section(page, 'What they loved');
    const shown = await posters(together.getByRole('list').first()).allInnerTexts();
    expect(shown.length).toBeGreaterThan(5);
    await together.getByRole('button', { name: 'Who' }).click();
    const said = await posters(together.getByRole('list').last()).allInnerTexts();
    expect(said).toHaveLength(shown.length);
    for (const [k, text] of said.entries()) {
      const [, raters, lovers, users] =
        /rated by (\d+) of them, loved by (\d+): users (.+)$/.exec(text) ?? [];
      expect(users.split(', ')).toHaveLength(Number(lovers));
      expect(Number(raters)).toBeGreaterThanOrEqual(Number(lovers));
      expect(shown[k]).toContain(`${lovers} of 20`);
      expect(rated).not.toContain(text.split(':')[0]);
    }
  });

  test('lead to picks for them, and the address with it', async ({ page }) => {
    await rateAndLook(page);
    const name = (await persons(page).first().getAttribute('aria-label')) ?? '';
    await persons(page).first().getByRole('link', { name: 'Picks for them' }).press('Enter');
    await expect(page).toHaveURL(new RegExp(`user=${numbersIn(name)[0]}$`));
    const panel = section(page, 'Recommend for a user');
    await expect(panel.getByRole('heading', { name: 'Recommend for a user' })).toBeFocused();
    await expect(panel.getByRole('textbox')).toHaveValue(String(numbersIn(name)[0]));
    await expect(panel.getByRole('heading', { name: /highest$/ })).toBeVisible();
    await page.goBack();
    await expect(panel.getByRole('heading', { name: /highest$/ })).toBeHidden();
  });
});

test.describe('unknown ids', () => {
  test.use({ trains: false });

  test('of users and films are answered in words', async ({ page }) => {
    await page.goto(PEOPLE);
    await expect(page.getByRole('contentinfo')).toContainText('ratings of'); // the films are open
    const user = section(page, 'Recommend for a user');
    await pick(user, '700');
    await expect(user.getByRole('status')).toHaveText(
      'There is no user 700: this data set has users 1 to 600.',
    );
    const film = section(page, 'Films like a film');
    await pick(film, '463');
    await expect(film.getByRole('status')).toContainText(
      /^No film has the id 463 in this data set\. Its 1,\d{3} films have ids from 1000001 to 100\d{4}/,
    );
    await pick(film, 'Alien');
    await expect(film.getByRole('alert')).toHaveText('Type a number in digits, such as 414.');
    await expect(film.getByRole('status'), 'one answer at a time').toHaveText('');
    await expect(page).toHaveURL(/user=700&like=463$/);
  });

  test.describe('in MovieLens', () => {
    test.use({ data: 'real' });

    test('are those of its files: no user 700, no film 463', async ({ page }) => {
      await page.goto(`${PEOPLE}&user=700&like=463`);
      await expect(section(page, 'Recommend for a user').getByRole('status')).toHaveText(
        'There is no user 700: this data set has users 1 to 610.',
      );
      await expect(section(page, 'Films like a film').getByRole('status')).toContainText(
        'No film has the id 463 in this data set. Its 9,742 films have ids from 1 to 193609, with gaps.',
      );
      await page.goto(`${PEOPLE}&user=414&like=471`);
      await expect(page.getByRole('heading', { name: '2,698 ratings, mean 3.39' })).toBeVisible();
      await expect(page.getByRole('link', { name: 'The Hudsucker Proxy' })).toBeVisible();
    });
  });
});

test('a user gets picks that they have not rated, and a film its neighbours of both kinds', async ({
  page,
}) => {
  await page.goto(`${PEOPLE}&user=7&like=1000003`);
  await ready(page);
  const user = section(page, 'Recommend for a user');
  const lists = user.getByRole('list');
  await expect(posters(lists.first())).toHaveCount(10);
  await expect(posters(lists.first()).first()).toContainText(/predicted \d\.\d/);
  const titles = async (list: Locator) =>
    (await list.getByRole('link').allInnerTexts()).map((text) => text.trim());
  const picked = await titles(lists.first());
  const highest = await titles(lists.last());
  expect(picked.filter((title) => highest.includes(title))).toEqual([]);
  const [count] = numbersIn(await user.getByRole('heading', { name: /ratings, mean/ }).innerText());
  const bars = numbersIn(
    (
      await user
        .getByRole('img', { name: /from half a star/ })
        .locator('text')
        .allTextContents()
    )
      .filter((_, k) => k % 2 === 0)
      .join(' '),
  );
  expect(bars.reduce((sum, bar) => sum + bar, 0)).toBe(count);

  await user.getByRole('button', { name: 'Why so many stars' }).click();
  const accounts = posters(lists.nth(1));
  await expect(accounts).toHaveCount(10);
  for (const text of await accounts.allInnerTexts()) {
    const [total, ...parts] = (text.replaceAll('−', '-').match(/[+-]?\d\.\d\d\b/g) ?? []).map(
      (part) => Math.round(100 * Number(part)),
    );
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
  }

  const like = section(page, 'Films like a film');
  await expect(like.getByRole('list')).toHaveCount(2);
  await expect(posters(like.getByRole('list').first())).toHaveCount(8);
  await expect(posters(like.getByRole('list').last())).toHaveCount(8);
  await posters(like.getByRole('list').first()).first().getByRole('link').click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('axe finds nothing, light or dark, and nothing sticks out of a narrow window', async ({
  page,
  isMobile,
  build,
}) => {
  test.skip(build === 'single', 'the single file shows the same');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await rateAndLook(page);
  await ready(page);
  await page.goto(`${PEOPLE}&user=7&like=1000003`);
  await expect(section(page, 'Films like a film').getByRole('list')).toHaveCount(2);
  await persons(page).first().getByRole('button', { name: 'How alike' }).click();
  await page.getByRole('button', { name: 'Who' }).click();
  await expect(persons(page).first().getByRole('table')).toBeVisible();
  await expectNoViolations(page, 'the people');
  if (!isMobile) await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => pixelsBeside(page)).toBe(0);
});
