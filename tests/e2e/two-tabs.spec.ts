import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { holdTrainingIn } from './support/hold-training';
import { films, give, goTo, stars } from './support/journey';
import { allKept, readRecord } from './support/kept-profile';
import { expectGiven, giveInRow, saidRow, saidRows } from './support/ratings-table';

test.skip(({ isMobile }) => isMobile, 'tabs share ratings alike on every screen');

test('two tabs follow each other and lose nothing', async ({ context, page: one }) => {
  await holdTrainingIn(context);
  const two = await context.newPage();
  for (const page of [one, two]) {
    await page.goto('#/rate');
    await expect(films(page)).toHaveCount(12);
  }

  await give(films(one).nth(0), 4);
  await expect(stars(films(two).nth(0), 4)).toBeChecked();
  await expect(two.getByText('1 rated')).toBeVisible();

  // Both rate before either has heard of the other.
  await Promise.all([give(films(one).nth(1), 5), give(films(two).nth(2), 1)]);
  for (const page of [one, two]) {
    await expect(page.getByText('3 rated')).toBeVisible();
    await expect(stars(films(page).nth(1), 5)).toBeChecked();
    await expect(stars(films(page).nth(2), 1)).toBeChecked();
  }

  await goTo(two, 'You');
  const forget = two.getByRole('region', { name: 'Forget' });
  await forget.getByRole('button', { name: 'Forget everything' }).click();
  await forget.getByRole('button', { name: 'Yes, delete 3 entries' }).click();
  await expect(one.getByText('Looking for a film you know?')).toBeVisible();
  await expect(films(one).getByRole('radio', { checked: true })).toHaveCount(0);
});

/** Eight tabs on Rate. None trains: at 20 ratings each of them would begin with a better model, all at once. */
async function eightTabs(context: BrowserContext, first: Page): Promise<Page[]> {
  await holdTrainingIn(context);
  const others = await Promise.all(Array.from({ length: 7 }, () => context.newPage()));
  const tabs = [first, ...others];
  for (const page of tabs) {
    await page.goto('#/rate');
    await expect(films(page)).toHaveCount(12);
  }
  return tabs;
}

const titlesOn = (page: Page) => films(page).getByRole('heading').allInnerTexts();
const inAll = (pages: readonly Page[], act: (page: Page, tab: number) => Promise<unknown>) =>
  Promise.all(pages.map(act));

test('eight tabs that rate at once lose nothing and end up the same', async ({ context, page }) => {
  const tabs = await eightTabs(context, page);

  await test.step('three different films each', async () => {
    // Half of the tabs rate the first twelve films, the others the next twelve.
    for (const tab of tabs.slice(4)) {
      const before = await titlesOn(tab);
      await tab.getByRole('button', { name: 'Twelve others' }).click();
      await expect.poll(async () => (await titlesOn(tab))[0]).not.toBe(before[0]);
    }
    await inAll(tabs, async (tab, k) => {
      for (let film = 0; film < 3; film++) {
        await give(films(tab).nth(3 * (k % 4) + film), 1 + (k % 5));
      }
    });
    await inAll(tabs, (tab) => expect(tab.getByText('24 rated')).toBeVisible());
  });

  await test.step('one film all together', async () => {
    await inAll(tabs, (tab) => goTo(tab, 'You'));
    const title = await saidRows(tabs[0]).first().getByRole('link').innerText();
    const row = (tab: Page) => saidRow(tab, title);
    // Other stars each, and none that the film has already: giving those again would take them back.
    const had = Number(await row(tabs[0]).locator('.yours').innerText());
    const given = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5].filter((count) => count !== had);
    await inAll(tabs, (tab, k) => giveInRow(row(tab), given[k]));
    await inAll(tabs, allKept);
    const { entries } = (await readRecord(tabs[0])) as {
      entries: { film: { title: string }; opinion: { halfStars: number } }[];
    };
    expect(entries).toHaveLength(24);
    const last = entries.find(({ film }) => film.title === title)?.opinion.halfStars ?? NaN;
    await inAll(tabs, (tab) => expect(stars(row(tab), last / 2)).toBeChecked());
    await inAll(tabs, (tab) => expectGiven(row(tab), last / 2));

    await giveInRow(row(tabs[5]), 0.5);
    await inAll(tabs, (tab) => expect(stars(row(tab), 0.5)).toBeChecked());
  });

  await test.step('one forgets everything while another rates', async () => {
    const [one, two] = tabs;
    await goTo(two, 'Rate');
    await one.getByRole('button', { name: 'Forget everything' }).click();
    // One more where the other tab's rating has come in before.
    const yes = one.getByRole('button', { name: /^Yes, delete 2[45] entries$/ });
    const forget = async () => {
      await yes.click();
      await expect(one.getByText('Forgotten: your ratings')).toBeVisible(); // it goes by itself
    };
    const fresh = films(two).filter({ hasNot: two.getByRole('radio', { checked: true }) });
    await Promise.all([forget(), give(fresh.first(), 4)]);
    await inAll(tabs, allKept);
    const { entries } = (await readRecord(one)) as { entries: unknown[] };
    expect(entries.length, 'what was said after it, if anything').toBeLessThanOrEqual(1);
    const heading = `${entries.length} rating${entries.length === 1 ? '' : 's'}`;
    const onYou = tabs.filter((tab) => tab !== two);
    await inAll(onYou, (tab) => expect(tab.getByRole('heading', { name: heading })).toBeVisible());
    await expect(films(two).getByRole('radio', { checked: true })).toHaveCount(entries.length);
  });
});
