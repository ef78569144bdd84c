// npm start: the data if it can be had, the build, and the page on a local address.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { serveFrom } from './serve.mjs';
import { tryData } from './try-data.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await tryData();
await build({ root, logLevel: 'warn' });
const { url } = await serveFrom(fileURLToPath(new URL('../dist', import.meta.url)), { port: 4173 });
console.log(`\n  Matinée is open at ${url}\n  Ctrl+C ends it.\n`);
