import { createImporter } from '../../workers/import';
import type { OpenedFile } from '../../workers/import-api';
import { fail } from '../../src/core/errors';
import type { ImportPreview } from '../../src/core/imports/preview';
import { expect } from './check';
import { checkPlans, checkPreview, FILMS } from './personal-check';
import type { Opened } from './personal-files';

/** When files claim to have been changed. */
const MODIFIED = [1_750_000_000_000, 0, NaN, -1, 0.5, 1e300, 8.64e15, Infinity];

const importer = createImporter();
importer.know(FILMS);

/**
 * Reads personal files, plans what they change and does it. Throws DataError where all of them are refused, and any other error
 * where a promise is broken.
 */
export async function takeIn(files: readonly Opened[]): Promise<void> {
  const opened = files.map(({ name, bytes }): OpenedFile => ({
    name,
    blob: new Blob([bytes]),
    modified: MODIFIED[bytes.length % MODIFIED.length],
  }));
  const kinds = await Promise.all(opened.map((file) => importer.kindOf(file)));
  expect(
    kinds.every((kind) => ['data', 'personal', 'unclear'].includes(kind)),
    'a file has a kind',
  );
  const preview = await importer.read(opened, () => {});
  checkPreview(preview, files.length);
  if (files.length > 1) await checkOrder(preview, opened);
  checkPlans(preview);
  const [{ refusal }] = preview.files;
  if (preview.files.every(({ service }) => service === undefined)) fail('DataError', refusal ?? '');
}

/** Throws unless the same films are found, whichever file is read first. */
async function checkOrder(preview: ImportPreview, opened: readonly OpenedFile[]): Promise<void> {
  const turned = await importer.read(opened.toReversed(), () => {});
  const sorted = ({ films }: ImportPreview) => films.map((film) => JSON.stringify(film)).sort();
  expect(
    JSON.stringify(sorted(preview)) === JSON.stringify(sorted(turned)),
    'the order of files changes nothing',
  );
}
