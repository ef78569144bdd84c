import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzippedKilobytes } from '../../scripts/build/size-budget';
import type { Bench } from './browser';
import { moment } from './probe';

/** Kilobytes of JavaScript, gzipped, that a browser fetches until the first film cards stand. */
export async function firstScreenScripts(
  bench: Bench,
  url: string,
  folder: string,
): Promise<number> {
  const context = await bench.stranger();
  try {
    const page = await bench.open(context);
    await page.goto(`${url}#/rate`);
    await moment(page, 'cards');
    const addresses = await page.evaluate(() => {
      const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
      return fetched.filter((address) => new URL(address).pathname.endsWith('.js'));
    });
    if (addresses.length === 0) throw new Error('The page fetched no script.');
    return addresses
      .map((address) => readFileSync(join(folder, address.slice(url.length)), 'utf8'))
      .reduce((sum, code) => sum + gzippedKilobytes(code), 0);
  } finally {
    await context.close();
  }
}
