import { expect, test } from './support/fixtures';
import {
  films,
  goTo,
  keptForOffline,
  pickTitles,
  pill,
  rateCards,
  ready,
  search,
} from './support/journey';
import { modelsKept } from './support/kept-models';

test.skip(({ build }) => build === 'single', 'a file on a disk has no server to do without');

test('on the first visit, what is loaded later comes without the server too', async ({
  page,
  serveOwn,
}) => {
  const server = await serveOwn();
  await page.goto(server.url);
  await ready(page);
  await keptForOffline(page);
  await server.close();
  await goTo(page, 'Map');
  await expect(page.getByRole('application')).toBeVisible();
  await expect((await search(page, 'matrix')).getByRole('option').first()).toContainText('Matrix');
});

test('after one visit the page works without its server', async ({ context, page, serveOwn }) => {
  const server = await serveOwn();
  await page.goto(server.url);
  await ready(page);
  await keptForOffline(page);
  await modelsKept(page, 3);
  await server.close();

  await page.reload();
  await expect(pill(page)).toHaveText(/Ready from last visit/);
  await rateCards(page, [5, 4, 2]);
  await goTo(page, 'For you');
  await pickTitles(page);
  await films(page).first().getByRole('heading').getByRole('link').click();
  await expect(page.getByRole('dialog').getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Escape');

  // Its code was not loaded before the server was stopped.
  await goTo(page, 'Map');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Map of 1,\d\d\d rated films$/);
  await expect(page.getByRole('application')).toBeVisible();

  const another = await context.newPage();
  await another.goto(`${server.url}?again=1#/you`);
  await expect(another.getByRole('heading', { name: '3 ratings' })).toBeVisible();
});
