// Your taste on You: what it says of a known profile, the tables behind its charts, and that it fits every window.
import type { Page } from '@playwright/test';
import { expectNoViolations, pixelsBeside } from './support/axe';
import { expect, test } from './support/fixtures';
import { goTo, rateCards } from './support/journey';
import { sample, visitWith } from './support/known-ratings';

test.use({ trains: false });

const panel = (page: Page) => page.getByRole('region', { name: 'Your taste', exact: true });
const data = await sample();

/** Films of all years, half stars in turn. */
const GIVEN = Array.from({ length: 40 }, (_, k) => ({
  film: Math.floor((k * data.films.count) / 40),
  halfStars: 3 + ((5 * k) % 8),
}));

/** What others gave to a film, in stars. */
function starsOf(film: number): number[] {
  const { starts, halfStars } = data.byFilm;
  return Array.from(halfStars.subarray(starts[film], starts[film + 1]), (h) => h / 2);
}

const meanOf = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

async function show(page: Page): Promise<void> {
  await visitWith(page, GIVEN);
  await goTo(page, 'You');
  await expect(panel(page)).toContainText('From your 40 ratings');
}

test('is said to begin with five ratings', async ({ page }) => {
  await page.goto('#/rate');
  await rateCards(page, [4, 3]);
  await goTo(page, 'You');
  await expect(panel(page)).toContainText('3 more ratings, and this shows your genres');
  await expect(panel(page).getByRole('img')).toHaveCount(0);
});

test('says of a known profile what its ratings and the data say', async ({ page }) => {
  await show(page);
  const gaps = GIVEN.map(({ film, halfStars }) => halfStars / 2 - meanOf(starsOf(film)));
  const gap = meanOf(gaps);
  const way = gap < 0 ? 'less' : 'more';
  const off = new RegExp(`${Math.abs(gap).toFixed(1)} stars ${way}`);
  await expect(
    panel(page)
      .getByText(/to the same films/)
      .first(),
  ).toHaveText(off);

  const nineties = GIVEN.filter(({ film }) => Math.floor(data.films.years[film] / 10) === 199);
  const row = (name: string) =>
    panel(page)
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await panel(page).getByRole('button', { name: 'As a table: Decades' }).click();
  const cells = row('1990s').getByRole('cell');
  await expect(cells.nth(0)).toHaveText(String(nineties.length));
  const own = meanOf(nineties.map(({ halfStars }) => halfStars / 2));
  await expect(cells.nth(3)).toHaveText(own.toFixed(2));
  const others = meanOf(nineties.map(({ film }) => meanOf(starsOf(film))));
  await expect(cells.nth(4)).toHaveText(others.toFixed(2));

  // What others gave to the same films comes from a worker of its own.
  const fours = meanOf(
    GIVEN.map(({ film }) => meanOf(starsOf(film).map((stars) => Number(stars === 4)))),
  );
  await panel(page).getByRole('button', { name: 'As a table: Your stars' }).click();
  await expect(row('4').getByRole('cell').nth(2)).toHaveText(`${Math.round(100 * fours)} %`);
  await expect(panel(page)).toContainText(
    /more (un)?usual than that of (\d in 10|nearly all) of the/,
  );
  await expect(panel(page)).toContainText(
    /(less|better) known than those of (\d in 10|nearly all) of the/,
  );
});

test('has a sentence for each chart, and opens the table behind it by keys', async ({ page }) => {
  await show(page);
  await expect(panel(page).getByRole('img')).toHaveCount(5);
  for (const chart of await panel(page).getByRole('img').all()) {
    expect((await chart.getAttribute('aria-label'))?.length).toBeGreaterThan(30);
  }
  const opening = panel(page).getByRole('button', { name: 'As a table: Genres' });
  await opening.focus();
  await page.keyboard.press('Enter');
  await expect(opening).toHaveAttribute('aria-expanded', 'true');
  await expect(panel(page).getByRole('table', { name: 'Genres of your films' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('table')).toHaveCount(0);
});

test('shows no chart of genres where none of them has films enough', async ({ page }) => {
  await page.goto('#/rate');
  await rateCards(page, [4, 3, 5, 2, 1]);
  await goTo(page, 'You');
  await expect(panel(page)).toContainText('From your 5 ratings');
  const genres = panel(page).getByRole('img', { name: /by genre/ });
  await expect(panel(page)).toContainText(
    /Too few to say: no genre of \d+ has 5 of your films yet/,
  );
  await expect(genres).toHaveCount(0);
});

test('is gone to from the top of the page, as all else on it', async ({ page }) => {
  await page.goto('#/you');
  const links = page.getByRole('navigation', { name: 'On this page' });
  await expect(page.getByRole('heading', { name: 'Data set' })).toBeVisible();
  await expect(links).toHaveCount(0);
  await show(page);
  for (const name of ['Checked on you', 'Your taste', '40 ratings', 'Data set', 'What is stored']) {
    await links.getByRole('button', { name }).click();
    const heading = page.getByRole('heading', { name, exact: true });
    await expect(heading).toBeFocused();
    await expect(heading).toBeInViewport();
  }
  await expect(page).toHaveURL(/#\/you$/);
});

test('axe finds nothing in it, light or dark, and nothing sticks out of a narrow window', async ({
  page,
  isMobile,
  build,
}) => {
  test.skip(build === 'single', 'the single file shows the same');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await show(page);
  await expect(panel(page).getByRole('img')).toHaveCount(5);
  for (const button of await panel(page)
    .getByRole('button', { name: /^As a table/ })
    .all()) {
    await button.click();
  }
  await expect(panel(page).getByRole('table')).toHaveCount(3);
  await expectNoViolations(page, 'your taste', 'section[aria-labelledby="taste"]');
  if (!isMobile) await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => pixelsBeside(page)).toBe(0);
  // What sticks out of a chart is cut off.
  const cut = () =>
    panel(page)
      .locator('svg.chart text')
      .evaluateAll((texts) =>
        texts.flatMap((text) => {
          const [own, chart] = [text, text.closest('svg')!].map((e) => e.getBoundingClientRect());
          const inside = own.left >= chart.left - 0.5 && own.right <= chart.right + 0.5;
          return inside ? [] : [text.textContent];
        }),
      );
  await expect.poll(cut).toEqual([]);
});
