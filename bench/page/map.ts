import type { Page } from '@playwright/test';
import { quantile } from '../spread';

/** Times between frames while the map moves, in milliseconds. */
export interface FrameFigures {
  readonly frame: number;
  readonly slowFrame: number;
}

const SLOW = 0.95;

/** Shows the map of all films, once every model is ready and has coloured it. */
export async function showMap(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = '#/map'));
  await page.getByRole('heading', { name: /^Map of/ }).waitFor();
  await page.locator('main canvas').waitFor();
}

/** Drags the map about, then zooms in and out, one event a frame. Every second time it goes back. */
export async function moveMap(page: Page, back: boolean): Promise<FrameFigures> {
  const before = await picture(page);
  const times = await page.evaluate(panAndZoom, back ? -1 : 1);
  if ((await picture(page)) === before) throw new Error('The map did not move.');
  const sorted = times.toSorted((a, b) => a - b);
  return { frame: quantile(sorted, 0.5), slowFrame: quantile(sorted, SLOW) };
}

const picture = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLCanvasElement>('main canvas')?.toDataURL());

/**
 * Runs in the page; returns the milliseconds between each two frames. It ends elsewhere than where it began, and sooner where
 * the frames are slow.
 */
function panAndZoom(direction: number): Promise<number[]> {
  const [drags, turns, mostMs] = [60, 45, 8000];
  const canvas = document.querySelector('main canvas');
  if (!canvas) throw new Error('There is no map.');
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const middle = { clientX: left + width / 2, clientY: top + height / 2 };
  const common = { bubbles: true, cancelable: true, view: window };

  const mouse = (type: string, on: EventTarget, angle: number) => {
    const at = {
      clientX: middle.clientX + direction * 0.3 * width * Math.sin(angle),
      clientY: middle.clientY + direction * 0.2 * height * Math.sin(2 * angle),
    };
    on.dispatchEvent(new MouseEvent(type, { ...common, ...at, buttons: 1 }));
  };
  const wheel = (deltaY: number) =>
    canvas.dispatchEvent(new WheelEvent('wheel', { ...common, ...middle, deltaY }));

  const events = [
    () => mouse('mousedown', canvas, 0),
    ...Array.from({ length: drags }, (_, k) => () => mouse('mousemove', window, (k + 1) / 11)),
    () => mouse('mouseup', window, drags / 11),
    ...Array.from({ length: turns }, () => () => wheel(-40)),
    ...Array.from({ length: turns }, () => () => wheel(40)),
  ];
  return new Promise((resolve) => {
    const frames: number[] = [];
    const step = (now: number) => {
      frames.push(now);
      events[frames.length - 1]?.();
      const over = frames.length > events.length + 1 || now - frames[0] > mostMs;
      if (!over) return void requestAnimationFrame(step);
      mouse('mouseup', window, drags / 11); // where time ran out while dragging
      resolve(frames.slice(1).map((time, k) => time - frames[k]));
    };
    requestAnimationFrame(step);
  });
}
