import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { ready } from './journey';

export const canvas = (page: Page): Locator => page.getByRole('application');

/** What is read out of the film in focus. */
export const tip = (page: Page): Locator => canvas(page).locator('..').locator('[aria-live]');

/** Opens the map by an address and waits for the models and for the first layout. */
export async function openMap(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
  await laidOut(page);
}

/** Waits until the map is drawn and no other layout is being worked out. */
export async function laidOut(page: Page): Promise<void> {
  await expect(canvas(page)).toBeVisible();
  await expect(page.getByText(/^Laying films out/)).toBeHidden();
}

/** Chooses one of the selects over the map, by value or by text, and waits for what it asks for. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).selectOption(option);
  await laidOut(page);
}

/** Shows one of the panels beside the map. */
export async function panel(page: Page, name: string): Promise<Locator> {
  await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  const shown = page.getByRole('tabpanel');
  await expect(shown).toHaveAccessibleName(new RegExp(`^${name}`));
  return shown;
}

/** How many films the heading says the map has. */
export async function filmsOnMap(page: Page): Promise<number> {
  const heading = page.getByRole('heading', { level: 1, name: /^Map of [\d,]+ rated films$/ });
  return Number((await heading.innerText()).replace(/\D/g, ''));
}

/** Presses what downloads a file; returns its name and what it holds. */
export async function downloadBy(page: Page, press: () => Promise<void>) {
  const download = page.waitForEvent('download');
  await press();
  const file = await download;
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
}

/** Takes something out of the menu of exports. */
export function exported(page: Page, item: string | RegExp) {
  return downloadBy(page, async () => {
    await page.getByText('Export', { exact: true }).click();
    await page.getByRole('button', { name: item }).click();
  });
}

/** A line of a table of places. */
export interface Place {
  readonly id: string;
  readonly x: string;
  readonly y: string;
  readonly ratings: number;
}

/** The lines of a table of places; throws where the header is another one. */
export function placesIn(content: Buffer): Place[] {
  const [header, ...lines] = content.toString('utf8').trimEnd().split('\r\n');
  expect(header).toBe('movieId,title,year,genres,x,y,ratings,mean,predicted,yours');
  return lines.map((line) => {
    // Only titles and genres may have commas, and both stand before what is read from the end.
    const cells = line.split(',');
    const [x = '', y = '', ratings = ''] = cells.slice(-6);
    return { id: cells[0] ?? '', x, y, ratings: Number(ratings) };
  });
}

/** Every film of the map and where it is. */
export async function places(page: Page): Promise<Place[]> {
  return placesIn((await exported(page, /^Places of all films/)).content);
}

/**
 * What is drawn in the visitor's colour: how many pixels, the middle of the pin in CSS pixels of the map, and how many of
 * them are beside the pin and its word.
 */
export function pinOf(map: Locator) {
  return map.evaluate((element) => {
    // A copy: reading the map's own pixels would change how the browser draws it.
    const drawn = element as HTMLCanvasElement;
    const { width, height } = drawn;
    const context = new OffscreenCanvas(width, height).getContext('2d', {
      willReadFrequently: true,
    });
    const swatch = drawn.parentElement?.appendChild(document.createElement('span'));
    if (!context || !swatch) throw new Error('The page has no room for a copy.');
    swatch.style.color = 'var(--you)';
    context.fillStyle = getComputedStyle(swatch).color;
    swatch.remove();
    context.fillRect(0, 0, 1, 1);
    const pixelsOf = (image: ImageData) => new Uint32Array(image.data.buffer);
    const [red] = pixelsOf(context.getImageData(0, 0, 1, 1));
    context.drawImage(drawn, 0, 0);
    const pixels = pixelsOf(context.getImageData(0, 0, width, height));
    const places = [...pixels.keys()].filter((at) => pixels[at] === red);
    // A dot within a ring: of all red places the one that has most red round it.
    const ratio = width / drawn.clientWidth;
    const ring = Array.from({ length: 48 }, (_, k) => {
      const [across, down] = [Math.cos((k * Math.PI) / 24), Math.sin((k * Math.PI) / 24)];
      return Math.round(8 * ratio * across) + width * Math.round(8 * ratio * down);
    });
    const redRound = (at: number) => ring.filter((by) => pixels[at + by] === red).length;
    const most = Math.max(0, ...places.map(redRound));
    const middles = places.filter((at) => redRound(at) === most);
    const mean = (values: readonly number[]) =>
      Math.round(values.reduce((a, b) => a + b, 0) / values.length / ratio);
    const x = mean(middles.map((at) => at % width));
    const y = mean(middles.map((at) => Math.floor(at / width)));
    const far = places.filter(
      (at) => Math.hypot((at % width) / ratio - x, Math.floor(at / width) / ratio - y) > 50,
    );
    return { pixels: places.length, x, y, beside: far.length };
  });
}

/** A point of the plot, in parts of its width and height. */
type Part = readonly [across: number, down: number];

/** Where parts of the plot are on the page, in CSS pixels. */
export async function pointsOn(page: Page, parts: readonly Part[]) {
  await canvas(page).scrollIntoViewIfNeeded();
  const box = await canvas(page).boundingBox();
  if (!box) throw new Error('The map has no place on the page.');
  const at = ([across, down]: Part) => ({
    x: Math.round(box.x + across * box.width),
    y: Math.round(box.y + down * box.height),
  });
  return parts.map(at);
}

/** Drags the mouse over the map from the first point to the last. */
export async function drag(page: Page, ...parts: readonly Part[]): Promise<void> {
  const [from, ...way] = await pointsOn(page, parts);
  if (!from) return;
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (const { x, y } of way) await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
}

/** One of the buttons over the map. */
export const tool = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Map tools' }).getByRole('button', { name, exact: true });

/** How many films the tab says are selected. */
export async function selected(page: Page): Promise<number> {
  const text = await page.getByRole('tab', { name: /^Selection/ }).innerText();
  return Number(text.replace(/\D/g, ''));
}

/** Titles of the films listed there, without their years. */
export async function titlesIn(within: Locator): Promise<string[]> {
  const texts = await within.getByRole('listitem').locator('.title').allInnerTexts();
  return texts.map((text) => text.replace(/\s*(\d{4})?$/, ''));
}
