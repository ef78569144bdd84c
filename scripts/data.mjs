// npm run data [-- --from PATH]: puts MovieLens ml-latest-small into public/data/.
import { parseArgs } from 'node:util';
import { tryData } from './try-data.mjs';

/** The path given with --from, or undefined; ends the program where the arguments are wrong. */
function readArguments() {
  try {
    return parseArgs({ options: { from: { type: 'string' } } }).values.from;
  } catch (error) {
    console.error(`${error.message}\nUsage: npm run data [-- --from PATH]`);
    process.exit(2);
  }
}

if (!(await tryData(readArguments()))) process.exitCode = 1;
