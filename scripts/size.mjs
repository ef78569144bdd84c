// Fails when the JavaScript of the built page outgrows its budget, gzipped. Run after a build.
// The worker is inlined, so what lies in assets/ is all there is.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 120;

const folder = fileURLToPath(new URL('../dist/assets', import.meta.url));
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.js')) : [];
if (files.length === 0) {
  console.error(`There is no JavaScript in ${folder}: run npm run build first.`);
  process.exit(1);
}

const kilobytes = (/** @type {number} */ bytes) => bytes / 1000;
const row = (/** @type {number} */ size, /** @type {string} */ text) =>
  console.log(`${size.toFixed(1).padStart(8)} kB  ${text}`);

const sizes = files.map((name) => {
  const size = kilobytes(gzipSync(readFileSync(join(folder, name)), { level: 9 }).length);
  row(size, `assets/${name}`);
  return size;
});
const total = sizes.reduce((sum, size) => sum + size, 0);
row(total, `in all, gzipped; the budget is ${BUDGET_KB} kB`);
if (total > BUDGET_KB) {
  console.error(`The page is ${(total - BUDGET_KB).toFixed(1)} kB over its budget.`);
  process.exitCode = 1;
}
