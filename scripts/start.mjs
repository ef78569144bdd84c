// npm start [-- --host]: the data if it can be had, the build, and the page on a local address; with --host also for
// others in the same network.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { addressesOf, serveFrom } from './serve.mjs';
import { tryData } from './try-data.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** Whether the page is for others too; ends the program where the arguments are wrong. */
function readArguments() {
  try {
    return parseArgs({ options: { host: { type: 'boolean', default: false } } }).values.host;
  } catch (error) {
    console.error(`${error.message}\nUsage: npm start [-- --host]`);
    process.exit(2);
  }
}

const forOthers = readArguments();
await tryData();
await build({ root, logLevel: 'warn' });
const { url } = await serveFrom(dist, { port: 4173, ...(forOthers && { host: '0.0.0.0' }) });
const [here, ...elsewhere] = forOthers ? addressesOf(url) : [url];
console.log(`\n  Matinée is open at ${here}`);
if (forOthers) console.log(`  Others in this network: ${elsewhere.join('  ') || 'none found'}`);
console.log('  Ctrl+C ends it.\n');
