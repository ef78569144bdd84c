// The map under fingers: one pans, two zoom, a tool or a rest draws a lasso, a tap shows a film.
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { canvas, openMap, panel, pointsOn, selected, tip, tool } from './support/map';

test.skip(({ isMobile }) => !isMobile, 'there are no fingers');

/** Where fingers are, in parts of the map's width and height. */
type Fingers = readonly (readonly [across: number, down: number])[];

async function touching(page: Page) {
  const session = await page.context().newCDPSession(page);
  let down = 0;
  const send = (points: readonly { readonly x: number; readonly y: number }[]) => {
    const type =
      points.length === 0 ? 'touchEnd' : down === points.length ? 'touchMove' : 'touchStart';
    down = points.length;
    const touchPoints = points.map((point, id) => ({ ...point, id }));
    return session.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  return {
    /** Puts fingers on the map; the next call moves them, none lifts them all. */
    touch: async (...fingers: Fingers) => send(await pointsOn(page, fingers)),
    /** From the first places to the last without a pause, which would be a rest, and lifts them. */
    async swipe(...places: readonly Fingers[]) {
      const steps = await Promise.all(places.map((fingers) => pointsOn(page, fingers)));
      await Promise.all([...steps, []].map(send));
    },
  };
}

const picture = (page: Page) =>
  canvas(page).evaluate((map) => (map as HTMLCanvasElement).toDataURL());

test('fingers pan, zoom, draw and show', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openMap(page, '#/map?layout=fame');
  const { touch, swipe } = await touching(page);

  await test.step('one pans, two zoom, Fit shows all again', async () => {
    await swipe([[0.5, 0.4]], [[0.6, 0.5]], [[0.7, 0.6]]);
    await expect(page).toHaveURL(/at=[^&]*%2C1(&|$)/);
    await tool(page, 'Fit: show all films').click();
    await expect(page).not.toHaveURL(/at=/);
    await swipe(
      [[0.4, 0.5]],
      ...[0.4, 0.3, 0.2].map((left): Fingers => [
        [left, 0.5],
        [1 - left, 0.5],
      ]),
    );
    await expect(page).toHaveURL(/at=[^&]*%2C[2-9]/);
    await tool(page, 'Fit: show all films').click();
    await expect(page).not.toHaveURL(/at=/);
    expect(await selected(page)).toBe(0);
  });

  await test.step('a lasso, by its button', async () => {
    await tool(page, 'Lasso').click();
    await touch([0.4, 0.4]);
    await touch([0.7, 0.4]);
    await touch([0.7, 0.6]);
    await touch([0.4, 0.6]);
    await touch();
    await expect.poll(() => selected(page)).toBeGreaterThan(5);
    await expect(page).not.toHaveURL(/at=/);
    await page.getByRole('tabpanel').getByRole('button', { name: 'Clear' }).click();
  });

  await test.step('a lasso, after a rest', async () => {
    await tool(page, 'Pan').click();
    let before = '';
    const stays = async () => before === (before = await picture(page));
    await expect.poll(stays).toBe(true);
    await touch([0.4, 0.4]);
    await expect.poll(() => picture(page), 'a circle says that it draws').not.toBe(before);
    await touch([0.7, 0.4]);
    await touch([0.7, 0.6]);
    await touch([0.4, 0.6]);
    await touch();
    await expect.poll(() => selected(page)).toBeGreaterThan(5);
    await expect(page).not.toHaveURL(/at=/);
  });

  await test.step('a tap on what is said of a film opens it', async () => {
    await (await panel(page, 'In view')).getByRole('link').first().focus();
    const title = await tip(page).locator('b').first().innerText();
    const box = await tip(page).boundingBox();
    const map = await canvas(page).boundingBox();
    if (!box || !map) throw new Error('The film has a place on the map.');
    const [across, down] = [box.x + box.width / 2 - map.x, box.y + box.height / 2 - map.y];
    await swipe([[across / map.width, down / map.height]]); // no rest on it, however slow the machine
    await expect(page.getByRole('dialog', { name: title, exact: true })).toBeVisible();
  });
});
