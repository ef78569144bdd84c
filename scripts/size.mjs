// Fails when the JavaScript of the first screen outgrows its budget, gzipped. Run after a build.
// The worker is inlined; what index.html does not name is loaded when it is first asked for.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 120;

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const page = existsSync(dist) ? readFileSync(join(dist, 'index.html'), 'utf8') : '';
const scripts = (page ? readdirSync(join(dist, 'assets')) : []).filter((name) =>
  name.endsWith('.js'),
);

let first = 0;
for (const name of scripts) {
  const kilobytes = gzipSync(readFileSync(join(dist, 'assets', name)), { level: 9 }).length / 1000;
  const atOnce = page.includes(name);
  if (atOnce) first += kilobytes;
  console.log(`${kilobytes.toFixed(1).padStart(8)} kB  ${name}${atOnce ? '' : ', when asked for'}`);
}
console.log(
  `${first.toFixed(1).padStart(8)} kB  for the first screen, gzipped; the budget is ${BUDGET_KB} kB`,
);
if (first === 0) {
  console.error('index.html names no script: run npm run build first.');
  process.exitCode = 1;
} else if (first > BUDGET_KB) {
  console.error(`The first screen is ${(first - BUDGET_KB).toFixed(1)} kB over its budget.`);
  process.exitCode = 1;
}
