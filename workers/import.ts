import { looksLikeRun, RUN_HEAD_BYTES } from '../src/core/experiment/run-head';
import { formats } from '../src/core/formats/registry';
import { findingFilms } from '../src/core/imports/found-films';
import { titleMatcher, type Match } from '../src/core/imports/match';
import type { FileSummary } from '../src/core/imports/preview';
import { wantedFrom } from '../src/core/imports/registry';
import type { NamedFilm, Said } from '../src/core/imports/said';
import { breathe, inSlices } from './driver';
import type { FileKind, ImportApi, ImportProgress, OpenedFile } from './import-api';
import { packingOf } from './personal-file';
import { readOpened } from './personal-reading';
import { listZip } from './zip';

/** Progress is told no more often than that. */
const TELL_EVERY_MS = 50;

/** A worker that reads personal files, as a plain object. */
export function createImporter(): ImportApi {
  let find: (film: NamedFilm) => Match = () => ({ kind: 'missing' });
  const lookFor = (said: readonly Said[]) => inSlices(findingFilms(said, find));

  return {
    async kindOf(file) {
      const packing = await packingOf(file).catch(() => 'none'); // who reads it says why it cannot be read
      if (packing === 'none') return (await isRun(file)) ? 'run' : 'personal';
      return packing === 'zip' ? kindOfZip(file) : 'unclear';
    },

    know(films) {
      const matcher = titleMatcher(films);
      find = (film) => matcher.find(film);
    },

    async read(files, onProgress) {
      const tell = sparingly(onProgress);
      const summaries: FileSummary[] = [];
      const said: Said[] = [];
      for (const file of files) {
        const read = await readOpened(file, said.length, async (rows) => {
          tell({ file: file.name, rows });
          await breathe();
        });
        summaries.push(read.summary);
        for (const row of read.said) said.push(row); // too many for one call's arguments
      }
      return { files: summaries, films: await lookFor(said) };
    },

    match: lookFor,
  };
}

async function isRun({ blob }: OpenedFile): Promise<boolean> {
  const head = await blob
    .slice(0, RUN_HEAD_BYTES)
    .text()
    .catch(() => ''); // who reads it says why it cannot be read
  return looksLikeRun(head);
}

async function kindOfZip({ blob, name }: OpenedFile): Promise<FileKind> {
  const entries = await listZip(blob, name).catch(() => []); // who reads it says what is wrong
  const names = entries.map((entry) => entry.name);
  if (formats.some((format) => format.folders(names).length > 0)) return 'data';
  return wantedFrom(names).length > 0 ? 'personal' : 'unclear';
}

/** Tells the first progress at once and then not every one. */
function sparingly(onProgress: (progress: ImportProgress) => void) {
  let last = -Infinity;
  return (progress: ImportProgress) => {
    const now = performance.now();
    if (now - last < TELL_EVERY_MS) return;
    last = now;
    onProgress(progress);
  };
}
