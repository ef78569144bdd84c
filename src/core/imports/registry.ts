import { fail } from '../errors';
import { grouped, shown } from '../formats/text';
import { collector } from './collect';
import type { CsvLayout, JsonLayout, Layout, Service } from './layout';
import { IMPORT_LIMITS } from './limits';
import type { PersonalFile, PersonalReading } from './reading';
import { imdb } from './services/imdb';
import { letterboxd } from './services/letterboxd';
import { matinee } from './services/matinee';
import { movielensOrg } from './services/movielens-org';
import { netflix } from './services/netflix';
import { tmdb } from './services/tmdb';
import { trakt } from './services/trakt';
import { headerOf, knowsColumns, readTable } from './table';
import { refuseJson, refuseOtherKinds, refuseTable } from './unknown';

/** Every service whose exports can be read. */
export const services: readonly Service[] = [
  movielensOrg,
  letterboxd,
  imdb,
  trakt,
  tmdb,
  netflix,
  matinee,
];

/** Tables of a data set, which lie beside its ratings.csv. */
const DATA_SET = /(^|\/)(movies|links|tags|genome-scores|movies_metadata)\.csv$/i;

/**
 * Which files of an archive are read, by their whole paths; none of an archive that is no personal one. Of a data set there
 * are none, although its ratings.csv has the name of Letterboxd's.
 */
export function wantedFrom(paths: readonly string[]): readonly string[] {
  if (paths.some((path) => DATA_SET.test(path))) return [];
  return paths.filter((path) => {
    const name = path.replaceAll('\\', '/').toLowerCase();
    return !LEFT_OUT.test(name) && services.some(({ wants }) => wants(name));
  });
}

/** What archivers add; what Letterboxd deleted or has no film for, its lists and likes of other things than films. */
const LEFT_OUT =
  /(^|\/)(__macosx|deleted|orphaned|lists(?=\/.*\.csv$)|likes(?!\/films\.csv$))\/|(^|\/)\./;

interface ServiceLayout<T extends Layout> {
  readonly service: Service;
  readonly layout: T;
}

/**
 * Reads what somebody exported elsewhere, or here, whatever its name: tables are known by their columns, JSON by its shape.
 * Throws DataError with what was found, what was expected and what to do.
 */
export function readPersonalFile(file: PersonalFile): PersonalReading {
  refuseOtherKinds(file, EXPECTED);
  return beginsJson(file.bytes) ? readJson(file) : readCsv(file);
}

const [BRACE, BRACKET] = [0x7b, 0x5b];
const EXPECTED = `expected an export of ${services
  .map(({ name }) => name)
  .join(', ')
  .replace(/, ([^,]+)$/, ' or $1')}, or a MovieLens zip`;

const allOf = <K extends Layout['kind']>(kind: K) =>
  services.flatMap((service) =>
    service.layouts.flatMap((layout) =>
      layout.kind === kind ? { service, layout: layout as Extract<Layout, { kind: K }> } : [],
    ),
  );
const csvLayouts: readonly ServiceLayout<CsvLayout>[] = allOf('csv');
const jsonLayouts: readonly ServiceLayout<JsonLayout>[] = allOf('json');

function readCsv(file: PersonalFile): PersonalReading {
  const columns = headerOf(file);
  const names = columns.map((name) => name.toLowerCase());
  const found = csvLayouts.find(({ layout }) => knowsColumns(layout, names));
  return found
    ? readTable(found.service.name, found.layout, file)
    : refuseTable(file, columns, EXPECTED);
}

function readJson(file: PersonalFile): PersonalReading {
  refuseManyParts(file);
  const text = new TextDecoder().decode(file.bytes);
  const value = parsed(text, file);
  const found = jsonLayouts.find(({ layout }) => layout.knows(value));
  if (!found) return refuseJson(file, value, EXPECTED);
  const { service, layout } = found;
  const all = collector(service.name, file, 'entry');
  layout.rows(value, text, file.path).forEach((row, k) => all.add(k + 1, layout.read(row)));
  return all.done();
}

/** JSON of many small parts takes far more memory than its text. */
function refuseManyParts({ path, bytes }: PersonalFile): void {
  const { jsonParts: most } = IMPORT_LIMITS;
  let parts = 0;
  for (const byte of bytes) if (byte === BRACE || byte === BRACKET) parts += 1;
  if (parts <= most) return;
  const got = `${grouped(parts)} lists and objects`;
  fail('DataError', `${shown(path)}: got JSON with ${got}; expected at most ${grouped(most)}.`);
}

function parsed(text: string, { path }: PersonalFile): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = shown((error as Error).message, 100);
    return fail(
      'DataError',
      `${shown(path)}: got text that begins as JSON and is none (${reason}); ${EXPECTED}. Was its download cut short?`,
    );
  }
}

/** Whether the first character that is no space is a bracket. */
function beginsJson(bytes: Uint8Array): boolean {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  for (let at = marked ? 3 : 0; at < bytes.length; at++) {
    if (bytes[at] > 32) return bytes[at] === BRACE || bytes[at] === BRACKET;
  }
  return false;
}
