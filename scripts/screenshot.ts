// npm run screenshots [-- --only NAME]: the pictures in README.md and docs/screens.md, taken of the build in dist/ with its
// largest data set, by somebody with ten ratings.
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from './find-chromium.mjs';
import { LETTERBOXD_FILE } from './screenshot-file';
import { serve } from './serve.mjs';

/** Ids of films and the stars they get. */
const RATINGS: readonly (readonly [number, number])[] = [
  [1214, 5],
  [1258, 5],
  [1387, 4.5],
  [593, 4.5],
  [47, 4.5],
  [2571, 4],
  [2858, 4],
  [1, 3.5],
  [1721, 2],
  [597, 1.5],
];

interface Shot {
  readonly name: string;
  readonly hash: string;
  /** Of somebody who has rated nothing. */
  readonly stranger?: true;
  /** What has to be there, and what is done before the picture is taken. */
  readonly prepare: (page: Page) => Promise<unknown>;
}

const pick = (page: Page) => page.locator('main article').first();
const text = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

const beside = (page: Page, tab: string) => page.getByRole('tab', { name: tab }).click();

const SHOTS: readonly Shot[] = [
  { name: 'for-you', hash: 'for-you', prepare: (page) => text(page, /^predicted/) },
  {
    name: 'why',
    hash: 'for-you',
    prepare: async (page) => {
      await pick(page).getByRole('button', { name: 'Why' }).click();
      await pick(page).getByRole('table').waitFor();
    },
  },
  {
    name: 'adjust',
    hash: 'for-you?adventure=60&without=War&from=1970',
    prepare: async (page) => {
      const open = page.getByRole('button', { name: 'Adjust', exact: true });
      if (await open.isVisible()) await open.click();
      await text(page, /of 10 changed/);
    },
  },
  {
    name: 'rows',
    hash: 'for-you',
    prepare: (page) =>
      page.getByRole('region', { name: 'Popular in your taste' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'saved',
    hash: 'for-you',
    prepare: async (page) => {
      for (const note of ['With Ada, on Friday', '']) {
        await pick(page).getByRole('button', { name: 'Save' }).click();
        await page.getByRole('tab', { name: /^Saved/ }).click();
        await page.getByRole('textbox', { name: /^Note/ }).first().fill(note);
        await page.getByRole('tab', { name: 'Picks' }).click();
        await text(page, /^predicted/);
      }
      await page.getByRole('tab', { name: /^Saved/ }).click();
      await text(page, /^predicted/);
    },
  },
  { name: 'people', hash: 'for-you?tab=people', prepare: (page) => text(page, /^The nearest of/) },
  { name: 'film', hash: 'for-you?film=1200', prepare: (page) => text(page, 'Most alike') },
  {
    name: 'rate',
    stranger: true,
    hash: 'rate',
    prepare: (page) => page.locator('main article').nth(5).waitFor(),
  },
  {
    name: 'rate-one',
    hash: 'rate?mode=one',
    prepare: (page) => page.getByRole('radio', { name: '5 of 5' }).first().waitFor(),
  },
  {
    name: 'groups',
    stranger: true,
    hash: 'rate?mode=groups',
    prepare: (page) =>
      page
        .getByRole('button', { name: /^One point more/ })
        .first()
        .click(),
  },
  { name: 'map', hash: 'map', prepare: (page) => text(page, /\d % of each/) },
  {
    name: 'map-close',
    hash: 'map?layout=umap&colour=genre&least=5&focus=1219',
    prepare: async (page) => {
      await text(page, /\d % of each/);
      await page.getByRole('application').focus();
      await page.keyboard.press('Escape');
      await page.keyboard.press('+');
    },
  },
  {
    name: 'map-lines',
    hash: 'map?layout=umap&least=5',
    prepare: async (page) => {
      await beside(page, 'How true');
      await text(page, /true neighbours/);
      await page.getByRole('application').focus();
      for (let k = 0; k < 4; k++) await page.keyboard.press('PageDown');
      await text(page, /of its 10 true neighbours/);
    },
  },
  {
    name: 'map-selection',
    hash: 'map?layout=umap&colour=cluster&least=5',
    prepare: async (page) => {
      await text(page, /\d % of each/);
      await page.getByRole('button', { name: 'Box', exact: true }).click();
      const map = await page.getByRole('application').boundingBox();
      if (!map) throw new Error('There is no map.');
      await page.mouse.move(map.x + 0.3 * map.width, map.y + 0.3 * map.height);
      await page.mouse.down();
      await page.mouse.move(map.x + 0.55 * map.width, map.y + 0.55 * map.height, { steps: 5 });
      await page.mouse.up();
      await text(page, 'More here than elsewhere');
    },
  },
  {
    name: 'map-list',
    hash: 'map?view=list&least=20',
    prepare: (page) => page.getByRole('cell').first().waitFor(),
  },
  {
    name: 'map-training',
    hash: 'map?least=5',
    prepare: async (page) => {
      await beside(page, 'Training');
      await page.getByRole('slider', { name: 'Iteration' }).fill('1');
    },
  },
  { name: 'train', hash: 'train', prepare: (page) => play(page, /^Done after/) },
  {
    name: 'train-diverges',
    hash: 'train?model=sgd&learningRate=0.26',
    prepare: (page) => play(page, /^Stopped after/),
  },
  {
    name: 'tune',
    hash: 'tune?space=als:factors=4|8|16,l2=0.7|1|1.4',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      await text(page, /^Done:/);
    },
  },
  { name: 'data', hash: 'data', prepare: (page) => text(page, /^Ratings per person thin out/) },
  {
    name: 'data-brushed',
    hash: 'data?stars=5..5&genre=Horror',
    prepare: (page) => text(page, /^Ratings per person/),
  },
  {
    name: 'lab',
    hash: 'compare',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await text(page, /^Done:/);
    },
  },
  { name: 'you', hash: 'you', prepare: (page) => text(page, /^Held back/) },
  { name: 'import', hash: 'you', prepare: importFilms },
  {
    name: 'taste',
    hash: 'you',
    prepare: async (page) => {
      await takeFilms(page);
      await text(page, /^People by the correlation/);
      await top(page, 'Your taste');
    },
  },
  {
    name: 'ratings',
    hash: 'you?sort=-yours',
    prepare: async (page) => {
      await takeFilms(page);
      await top(page, /ratings$/);
    },
  },
];

const SIZES = [
  { size: 'desktop', viewport: { width: 1280, height: 800 }, phone: false },
  { size: 'phone', viewport: { width: 390, height: 844 }, phone: true },
] as const;
const THEMES = ['light', 'dark'] as const;
const FOLDER = 'docs/screens';
const QUALITY = 82;
/** A search of many fits takes its time on a busy machine. */
const PATIENCE_MS = 300_000;

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const { executablePath, env } = await findChromium();
const browser = await chromium.launch({ executablePath, env });
const server = await serve('dist');
await mkdir(FOLDER, { recursive: true });
for (const look of SIZES.flatMap((size) => THEMES.map((theme) => ({ ...size, theme })))) {
  const [known, unknown] = [
    await visitor(browser, look, RATINGS),
    await visitor(browser, look, []),
  ];
  for (const { name, hash, prepare, stranger } of SHOTS) {
    if (values.only && !values.only.split(',').includes(name)) continue;
    const page = stranger ? unknown : known;
    await page.goto(`${server.url}#/you`);
    await page.goto(`${server.url}#/${hash}`);
    await prepare(page);
    const dismiss = page.getByRole('button', { name: 'Dismiss' });
    if (await dismiss.isVisible()) await dismiss.click();
    await still(page);
    await writeFile(`${FOLDER}/${name}-${look.size}-${look.theme}.webp`, await webp(page));
    if (look.size === 'desktop' && look.theme === 'light' && ['for-you', 'map'].includes(name)) {
      await page.screenshot({ path: `docs/${name === 'map' ? 'map' : 'picks'}.png` });
    }
  }
  for (const page of [known, unknown]) await page.context().close();
}
await browser.close();
await server.close();

/** Trains what the address says, up to what is said at the end. */
async function play(page: Page, end: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await text(page, end);
  await text(page, /^Given and predicted stars/);
}

/** Opens a file of somebody's ratings, up to its preview. */
async function importFilms(page: Page): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import ratings' }).click();
  await (await chooser).setFiles(LETTERBOXD_FILE);
  await text(page, /\d matched$/);
}

/** Takes the ratings of that file, where they have not been taken yet. */
async function takeFilms(page: Page): Promise<void> {
  const add = page.getByRole('button', { name: /^Add / });
  if (!(await add.isVisible())) await importFilms(page);
  if (await add.isVisible()) await add.click();
  await page.getByRole('main').getByRole('button', { name: 'Close' }).click();
}

/** Scrolls a heading to where the page begins. */
async function top(page: Page, heading: string | RegExp): Promise<void> {
  await page
    .getByRole('heading', { name: heading, exact: true })
    .evaluate((element) => element.scrollIntoView({ block: 'start' }));
}

/** A visitor of a size and theme who has rated some films and has everything trained. */
async function visitor(
  from: Browser,
  { viewport, phone, theme }: (typeof SIZES)[number] & { readonly theme: 'light' | 'dark' },
  ratings: typeof RATINGS,
): Promise<Page> {
  const context = await from.newContext({
    viewport,
    colorScheme: theme,
    reducedMotion: 'reduce',
    ...(phone && { isMobile: true, hasTouch: true }),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  for (const [id, stars] of ratings) {
    await page.goto(`${server.url}#/rate?film=${id}`);
    const drawer = page.getByRole('dialog');
    // By keys: on a phone the drawer is still on its way when it is there.
    await drawer.getByRole('radio', { name: `${stars} of 5`, exact: true }).press('Space');
  }
  await page.goto(`${server.url}#/for-you`);
  await page
    .getByText(/^Ready$/)
    .first()
    .waitFor();
  return page;
}

/** Waits until nothing changes any more: two pictures in a row are the same. */
async function still(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  for (let before = ''; ;) {
    const now = (await page.screenshot()).toString('base64');
    if (now === before) return;
    before = now;
    await page.waitForTimeout(200);
  }
}

/** A picture of what is in sight, in a format that is half the size of PNG. */
async function webp(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
  });
  await session.detach();
  return Buffer.from(data, 'base64');
}
