// Hostile files by the thousand: each is either opened as a data set that keeps every promise, or refused with a message
// that can be shown. Prints what it did as JSON; the first case that fails ends it, with its seed and path.
import { getHeapStatistics } from 'node:v8';
import fc from 'fast-check';
import { importProfile } from '../../src/core/profile-file';
import { loadArchive } from '../../workers/loader';
import { damagedArchives, lyingArchives, randomBytes } from './archives';
import { refuseBombs } from './bombs';
import { checkEntry, checkLoaded, checkRefusal } from './check';
import { takeIn } from './personal';
import { damagedExports, editedExports, lyingExports, randomFiles } from './personal-files';
import { profileTexts } from './profiles';
import { faultyTables } from './tables';

const SEED = 20180926;
/** A case takes a millisecond; one that takes this long hangs. */
const HANGS_MS = 60_000;
/** A name that a message must not repeat as it is. */
const FILE = `\u202ex\0${'y'.repeat(300)}.zip`;

interface Outcomes {
  readonly name: string;
  readonly cases: number;
  readonly opened: number;
}

/**
 * Runs so many cases, each of which is opened and passes the check, or is refused as it should be. Says on standard error
 * which they are: where all ends at once, or never, the last ones are to blame.
 */
async function group<T>(
  name: string,
  cases: fc.Arbitrary<T>,
  numRuns: number,
  open: (value: T) => unknown,
): Promise<Outcomes> {
  process.stderr.write(`${name}: ${numRuns} cases of seed ${SEED}\n`);
  let [count, opened] = [0, 0];
  const property = fc.asyncProperty(cases, async (value) => {
    count += 1;
    try {
      await open(value);
      opened += 1;
    } catch (error) {
      checkRefusal(error);
    }
  });
  await fc.assert(property, { seed: SEED, numRuns, timeout: HANGS_MS });
  return { name, cases: count, opened };
}

const openZip = async (bytes: Uint8Array<ArrayBuffer>) =>
  checkLoaded(await loadArchive(new Blob([bytes]), FILE, () => {}));

/** What it did. */
export interface Report {
  readonly groups: readonly Outcomes[];
  /** Archives that inflate to gigabytes, all of them refused. */
  readonly bombs: number;
  readonly heapLimitBytes: number;
  /** The most memory that this process ever had. */
  readonly mostBytes: number;
}

const report: Report = {
  groups: [
    await group('damaged archives', damagedArchives, 4000, openZip),
    await group('lying archives', lyingArchives, 2500, openZip),
    await group('faulty tables', faultyTables, 4500, openZip),
    await group('random bytes', randomBytes, 500, openZip),
    await group('profiles', profileTexts, 2500, (text) =>
      importProfile(text, FILE).forEach(checkEntry),
    ),
    await group('damaged archives of exports', damagedExports, 2500, takeIn),
    await group('lying archives of exports', lyingExports, 2500, takeIn),
    await group('edited exports', editedExports, 5000, takeIn),
    await group('random personal files', randomFiles, 500, takeIn),
  ],
  bombs: await refuseBombs(),
  heapLimitBytes: getHeapStatistics().heap_size_limit,
  mostBytes: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(JSON.stringify(report));
