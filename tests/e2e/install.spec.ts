import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';

test.skip(({ build }) => build === 'single', 'a file is not installed, it is copied');
test.skip(({ isMobile }) => isMobile, 'what can be installed does not depend on the screen');
test.use({ trains: false });

/** The part of an app manifest that is looked at here. */
interface Manifest {
  readonly start_url: string;
  readonly background_color: string;
  readonly theme_color: string;
  readonly icons: readonly {
    readonly src: string;
    readonly sizes: string;
    readonly purpose?: string;
  }[];
  readonly shortcuts: readonly { readonly name: string; readonly url: string }[];
}

const manifestOf = (page: Page) =>
  page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
    return (await (await fetch(link?.href ?? '')).json()) as Manifest;
  });

test('the browser would install it, as a page of its own folder', async ({ page, baseURL }) => {
  await page.goto('');
  const browser = await page.context().newCDPSession(page);
  const { url, errors, manifest } = await browser.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(url).toBe(new URL('manifest.webmanifest', baseURL).href);
  // Two copies on one host are two apps: each is known by the folder it starts in.
  expect(manifest).toMatchObject({ id: baseURL, scope: baseURL, startUrl: baseURL });

  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
  const found = installabilityErrors.map(({ errorId }) => errorId);
  // Playwright's contexts are private windows, from which nothing can be installed.
  expect(found.filter((id) => id !== 'in-incognito')).toEqual([]);
});

test('every icon is there and as large as it claims', async ({ page, baseURL }) => {
  await page.goto('');
  const { icons } = await manifestOf(page);
  const touch = await page.locator('link[rel="apple-touch-icon"]').getAttribute('href');
  const all = [...icons, { src: touch ?? '', sizes: '180x180' }];
  expect(all.map(({ sizes }) => sizes)).toEqual(
    expect.arrayContaining(['any', '192x192', '512x512']),
  );
  for (const { src, sizes } of all) {
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, new URL(src, baseURL).href);
    if (sizes === 'any') expect(size[0], src).toBe(size[1]);
    else expect(size.join('x'), src).toBe(sizes);
  }
});

/** How far from the middle the drawing reaches, as a share of the icon's side, and whether any of the sheet is clear. */
const reachOf = (page: Page, address: string) =>
  page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    const side = image.naturalWidth;
    const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
    const context = canvas.getContext('2d');
    if (!context) throw new Error('There is no canvas.');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, side, side);
    let reach = 0;
    let clear = false;
    for (let k = 0; k < data.length; k += 4) {
      clear ||= data[k + 3] < 255;
      const paper = Math.abs(data[k] - data[0]) < 16 && Math.abs(data[k + 2] - data[2]) < 16;
      if (paper) continue;
      const [x, y] = [(k / 4) % side, Math.floor(k / 4 / side)];
      reach = Math.max(reach, Math.hypot(x + 0.5 - side / 2, y + 0.5 - side / 2) / side);
    }
    return { reach, clear };
  }, address);

test('no launcher’s mask cuts into the drawing', async ({ page, baseURL }) => {
  await page.goto('');
  const { icons } = await manifestOf(page);
  const maskable = icons.filter(({ purpose }) => purpose === 'maskable');
  expect(maskable).toHaveLength(2);
  for (const { src } of maskable) {
    const { reach, clear } = await reachOf(page, new URL(src, baseURL).href);
    expect(clear, 'a clear pixel would be black or white on some launchers').toBe(false);
    expect(reach).toBeGreaterThan(0.3);
    expect(reach, 'the safe zone is a circle of 40 % of the side').toBeLessThanOrEqual(0.4);
  }
});

test('a shortcut opens its screen', async ({ page, baseURL }) => {
  await page.goto('');
  const { shortcuts } = await manifestOf(page);
  expect(shortcuts.map(({ name }) => name)).toEqual(['For you', 'Rate', 'Map']);
  for (const { name, url } of shortcuts) {
    await page.goto(new URL(url, baseURL).href);
    const link = page.getByRole('navigation').getByRole('link', { name, exact: true });
    await expect(link).toHaveAttribute('aria-current', 'page');
  }
});

test('the window’s frame has the colour of the page', async ({ page }) => {
  const frame = () =>
    page.evaluate(() => {
      const tags = document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]');
      const colour = [...tags].find(({ media }) => matchMedia(media).matches)?.content ?? '';
      const probe = document.createElement('div');
      probe.style.color = colour;
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return [colour, color, getComputedStyle(document.body).backgroundColor] as const;
    });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('');
  const [, dark, darkPage] = await frame();
  expect(dark).toBe(darkPage);

  await page.emulateMedia({ colorScheme: 'light' });
  const [colour, light, lightPage] = await frame();
  expect(light).toBe(lightPage);
  expect(light).not.toBe(dark);
  await page.getByRole('button', { name: 'Dark theme' }).click();
  const [, chosen, chosenPage] = await frame();
  expect(chosen).toBe(chosenPage);
  expect(chosen).toBe(dark);

  const manifest = await manifestOf(page);
  expect([manifest.theme_color, manifest.background_color]).toEqual([colour, colour]);
});
