// node scripts/run.mjs scripts/sample/check-titles.ts [ZIP]
//
// Lists the sample's titles that the real movies.csv lacks and fails below 97 %. Where the zip is not
// there, it says so and passes.
import { existsSync } from 'node:fs';
import { compareTitles, SHARE_NEEDED } from './titles';

const path = process.argv[2] ?? 'public/data/ml-latest-small.zip';
if (existsSync(path)) {
  const { films, missing, share } = compareTitles(path);
  for (const title of missing) console.log(`not there: ${title}`);
  console.log(
    `${films - missing.length} of ${films} titles are in ${path}: ${(100 * share).toFixed(1)} %`,
  );
  if (share < SHARE_NEEDED) process.exitCode = 1;
} else {
  console.log(`Skipped: ${path} is not there. "npm run data" fetches it.`);
}
