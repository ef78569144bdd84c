// The visitor on the map: their pin, the way it came, and picks that follow it where it is dragged.
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { films, goTo, pickTitles, rateCards, ready } from './support/journey';
import { canvas, choose, laidOut, panel, pinOf, pointsOn, tip, titlesIn } from './support/map';

test.skip(({ isMobile }) => isMobile, 'there is no mouse');
test.skip(({ build }) => build === 'single', 'seen in the hosted build');

/** Drags the pin by so many pixels. */
async function dragPin(page: Page, across: number, down: number): Promise<void> {
  const { x, y } = await pinOf(canvas(page));
  const [corner] = await pointsOn(page, [[0, 0]]);
  if (!corner) throw new Error('The map has a corner.');
  const from = { x: corner.x + x, y: corner.y + y };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + across, from.y + down); // in one go: no place on the way is worked out
  await page.mouse.up();
}

test('the pin leaves a trail, and takes picks along', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('#/rate');
  await rateCards(page, [5]);
  await ready(page);
  await goTo(page, 'Map');
  await laidOut(page);
  await expect.poll(async () => (await pinOf(canvas(page))).pixels).toBeGreaterThan(50);
  const beside = async () => (await pinOf(canvas(page))).beside;
  expect(await beside(), 'one rating is no way').toBe(0);

  await test.step('a trail over the next ratings', async () => {
    await goTo(page, 'Rate');
    await rateCards(page, [4, 1, 5]);
    await goTo(page, 'Map');
    await laidOut(page);
    await expect.poll(beside).toBeGreaterThan(10);
  });

  const you = await panel(page, 'You');
  const button = (name: string | RegExp) => you.getByRole('button', { name });
  const ten = () => titlesIn(you);
  const changed = async () => Number(/(\d+) of 10 picks/.exec(await you.innerText())?.[1] ?? NaN);
  await expect.poll(async () => (await ten()).length).toBe(10);
  const picks = await ten();
  const home = await pinOf(canvas(page));

  await test.step('dragged', async () => {
    await expect(you).toContainText('Drag it, and your picks go with it.');
    await dragPin(page, home.x > 300 ? -200 : 200, home.y > 250 ? -120 : 120);
    await expect(you).toContainText('You moved it');
    await expect.poll(changed).toBeGreaterThan(0);
    await expect
      .poll(async () => Math.abs((await pinOf(canvas(page))).x - home.x))
      .toBeGreaterThan(50);
    await expect(you.getByRole('heading', { name: 'Your ten, from there' })).toBeVisible();
    await expect
      .poll(
        async () =>
          (await ten()).filter((title) => !picks.includes(title)).length - (await changed()),
      )
      .toBe(0);
  });

  await test.step('For you has them too', async () => {
    const moved = await ten();
    await goTo(page, 'For you');
    expect(await pickTitles(page)).toEqual(moved);
    await expect(page.getByText('Your pin is moved on the map.')).toBeVisible();
    await goTo(page, 'Map');
    await laidOut(page);
    await panel(page, 'You');
    await expect(you).toContainText('You moved it');
  });

  await test.step('undone, and moved by keys', async () => {
    await button('Undo').click();
    await expect(you).toContainText('Drag it, and your picks go with it.');
    await expect.poll(ten).toEqual(picks);
    await canvas(page).focus();
    await page.keyboard.press('PageDown');
    await expect(tip(page)).not.toBeEmpty();
    await button(/^Put it at /).press('Enter');
    await expect(you).toContainText('You moved it');
    await expect.poll(changed).toBeGreaterThan(0);
  });

  await test.step('on another map it is told of; put back from For you', async () => {
    await choose(page, 'Layout', 'fame');
    await expect(you).toContainText('You moved it on another map');
    await goTo(page, 'For you');
    await pickTitles(page);
    await page.getByRole('button', { name: 'Put it back' }).click();
    await expect(page.getByRole('button', { name: 'Put it back' })).toBeHidden();
    await pickTitles(page);
    await expect.poll(() => films(page).getByRole('heading').allInnerTexts()).toHaveLength(10);
    await goTo(page, 'Map');
    await panel(page, 'You');
    await expect(you).toContainText('Drag it, and your picks go with it.');
    await expect.poll(ten).toEqual(picks);
  });
});
