// node scripts/run.mjs scripts/icons.ts: draws public/icon.svg as the PNG files that launchers and home screens want.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './find-chromium.mjs';

interface Drawing {
  readonly file: string;
  /** Pixels of a side. */
  readonly size: number;
  /** Side of the drawn icon.svg, as a share of `size`. */
  readonly share: number;
  /** Radius of the sheet's corners, as a share of `size`; 0 where the launcher cuts its own shape. */
  readonly corner: number;
}

const ROUNDED = { share: 0.9, corner: 6 / 32 };
/** All of the star within a circle of 40 % of the side about the middle, which every launcher's mask leaves. */
const MASKABLE = { share: 0.78, corner: 0 };

const DRAWINGS: readonly Drawing[] = [
  { file: 'icon-192.png', size: 192, ...ROUNDED },
  { file: 'icon-512.png', size: 512, ...ROUNDED },
  { file: 'maskable-192.png', size: 192, ...MASKABLE },
  { file: 'maskable-512.png', size: 512, ...MASKABLE },
  { file: 'apple-touch-180.png', size: 180, share: 0.84, corner: 0 },
];

const FOLDER = 'public/icons';

const svg = await readFile('public/icon.svg', 'utf8');
const paper = /<rect [^>]*fill="(#\w{6})"/.exec(svg)?.[1];
if (paper === undefined)
  throw new Error('public/icon.svg: got no filled rect, the sheet of paper.');
const source = `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** The icon on a sheet of paper. */
function markup({ size, share, corner }: Drawing): string {
  return `<style>
    body { margin: 0 }
    div { width: ${size}px; height: ${size}px; display: grid; place-items: center;
      background: ${paper}; border-radius: ${corner * size}px }
  </style><div><img src="${source}" width="${share * size}" height="${share * size}"></div>`;
}

await mkdir(FOLDER, { recursive: true });
const { executablePath, env } = await findChromium();
const browser = await chromium.launch({ executablePath, env });
const page = await browser.newPage();
for (const drawing of DRAWINGS) {
  const { file, size } = drawing;
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(markup(drawing));
  await page.screenshot({ path: join(FOLDER, file), omitBackground: true });
}
await browser.close();
