// Where films are: every layout, another model, fewer films; and what the screen says of each.
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { goTo, rateCards, ready } from './support/journey';
import { layoutsKept } from './support/kept-models';
import { canvas, choose, filmsOnMap, laidOut, panel, places } from './support/map';

test.skip(({ isMobile }) => isMobile, 'films are laid out alike on every screen');

const lead = (page: Page) => page.locator('main .lead');

/** The lead's "n %", once it is known of this layout. */
async function share(page: Page): Promise<number> {
  await expect(lead(page)).toContainText(/\d+ % of each film’s ten true neighbours/);
  return Number(/(\d+) %/.exec(await lead(page).innerText())?.[1]);
}

/** Notes how far each layout is said to be, from the next load on. */
async function noteProgress(page: Page): Promise<() => Promise<number[]>> {
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(window, { laidOutBy: seen });
    new MutationObserver(() => {
      const bar = document.querySelector('progress');
      if (bar && bar.value !== seen.at(-1)) seen.push(bar.value);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { laidOutBy: number[] }).laidOutBy);
}

/** Cancels the next layout as soon as that can be done: a fast machine would be done with it before a test could. */
async function cancelNext(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch = new MutationObserver(() => {
      const button = document.querySelector<HTMLElement>('div:has(> progress) > button');
      if (!button) return;
      watch.disconnect();
      button.click();
    });
    watch.observe(document, { subtree: true, childList: true });
  });
}

/** Does something and counts the pictures that the map shows until it has kept still for a second. */
async function picturesWhile(page: Page, act: () => Promise<void>): Promise<number> {
  await canvas(page).evaluate((element) => {
    const copy = new OffscreenCanvas(160, 100).getContext('2d', { willReadFrequently: true });
    const watch = { pictures: 0, since: performance.now() };
    let before = '';
    const look = () => {
      copy?.drawImage(element as HTMLCanvasElement, 0, 0, 160, 100);
      const now = copy?.getImageData(0, 0, 160, 100).data.join() ?? '';
      if (now !== before)
        Object.assign(watch, { pictures: watch.pictures + 1, since: performance.now() });
      before = now;
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { watch });
  });
  await act();
  const watched = () =>
    page.evaluate(() => {
      const { watch } = window as unknown as { watch: { pictures: number; since: number } };
      return { pictures: watch.pictures, rested: performance.now() - watch.since };
    });
  await expect.poll(async () => (await watched()).rested).toBeGreaterThan(1000);
  return (await watched()).pictures - 1;
}

test('films are laid out in every way, from every model, and found again', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const laidOutBy = await noteProgress(page);
  await page.goto('#/rate');
  await rateCards(page, [5, 4, 2]);
  await ready(page);
  await goTo(page, 'Map');
  await laidOut(page);
  const count = await filmsOnMap(page);
  expect(count).toBeGreaterThan(500);
  const axes = await places(page);
  expect(axes).toHaveLength(count);

  await test.step('principal axes', async () => {
    await share(page);
    const you = await panel(page, 'You');
    await expect(you).toContainText('the direction of your taste');
    await choose(page, 'Across', '3');
    await expect(page).toHaveURL(/across=3/);
    const other = await places(page);
    expect(other.map(({ y }) => y)).toEqual(axes.map(({ y }) => y));
    expect(other.filter(({ x }, k) => x !== axes[k]?.x).length).toBeGreaterThan(count / 2);
    await choose(page, 'Across', '1');
    await expect(page).not.toHaveURL(/across/);
    expect(await places(page)).toEqual(axes);
  });

  await test.step('latent dimensions', async () => {
    await choose(page, 'Layout', 'Two latent dimensions');
    await expect(lead(page)).toContainText('Two of the numbers that the model keeps');
    await expect(page.getByRole('tabpanel')).toContainText('the direction of your taste');
    expect(await filmsOnMap(page)).toBe(count);
    expect(await places(page)).not.toEqual(axes);
    await share(page); // the last to be known
  });

  await test.step('ratings and mean, without a movement', async () => {
    const still = await picturesWhile(page, () => choose(page, 'Layout', 'Ratings and mean'));
    expect(still).toBeLessThan(6);
    await expect(page.getByLabel('Across', { exact: true })).toBeHidden();
    await expect(lead(page)).toContainText('How many people rated a film');
    const you = page.getByRole('tabpanel').getByRole('paragraph').first();
    await expect(you).toContainText('in the middle of the ten films');
    await expect(you.getByRole('link')).toHaveCount(10);
    const kept = await share(page);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const moving = await picturesWhile(page, () => choose(page, 'Layout', 'pca'));
    expect(moving).toBeGreaterThan(still);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await share(page)).not.toBe(kept);
  });

  await test.step('another model', async () => {
    const kept = await share(page);
    await choose(page, 'Model', 'ials');
    await expect(page).toHaveURL(/model=ials/);
    expect(await share(page)).not.toBe(kept);
    expect(await places(page)).not.toEqual(axes);
    await choose(page, 'Model', 'als');
  });

  await test.step('films from 20 ratings', async () => {
    await choose(page, 'Films', 'from 20 ratings');
    const fewer = axes.filter(({ ratings }) => ratings >= 20);
    expect(fewer.length).toBeLessThan(count);
    await expect.poll(() => filmsOnMap(page)).toBe(fewer.length);
    expect((await places(page)).map(({ id }) => id)).toEqual(fewer.map(({ id }) => id));
    await choose(page, 'Films', 'all');
    await expect.poll(() => filmsOnMap(page)).toBe(count);
  });

  await test.step('UMAP, cancelled, to its end, and found again', async () => {
    const layout = page.getByLabel('Layout', { exact: true });
    await cancelNext(page);
    await layout.selectOption('umap');
    await expect(layout).toHaveValue('pca');
    expect(await places(page)).toEqual(axes);

    await choose(page, 'Layout', 'umap');
    expect(new Set(await laidOutBy()).size, 'how far it is was told').toBeGreaterThan(2);
    await expect(page.getByRole('tabpanel')).toContainText('in the middle of the ten films');
    const islands = await places(page);
    expect(islands).toHaveLength(count);
    const kept = await share(page);
    await layoutsKept(page, 1);
    await page.reload();
    await laidOut(page);
    await expect(layout).toHaveValue('umap');
    const steps = (await laidOutBy()).filter((percent) => percent > 0);
    expect(steps, 'it is there at once').toEqual([]);
    expect(await places(page)).toEqual(islands);
    expect(await share(page)).toBe(kept);
  });

  await test.step('cancelling fewer films brings all of them back', async () => {
    await cancelNext(page);
    await page.getByLabel('Films', { exact: true }).selectOption('from 5 ratings');
    await expect(page.getByLabel('Films', { exact: true })).toHaveValue('1');
    expect(await filmsOnMap(page)).toBe(count);
  });
});
