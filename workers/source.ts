import { fail } from '../src/core/errors';
import type { OnLoad, Source } from './api';
import { loadArchive, type Loaded } from './loader';
import type { Storage } from './storage';

/**
 * Reads a data set: from this device where the same bytes were read before, else from its archive, which is then kept.
 * Throws DataError.
 */
export async function readSource(
  storage: Storage,
  source: Source,
  onProgress: OnLoad,
): Promise<Loaded & { readonly restored: boolean }> {
  if (source.kind === 'url') {
    const kept = await storage.loadDataset(source.sha256);
    if (kept) return { ...kept, restored: true };
  }
  const blob = source.kind === 'url' ? await download(source, onProgress) : source.blob;
  const loaded = await loadArchive(blob, source.name, onProgress);
  // Nobody waits for it: where it cannot be kept, the next visit reads the archive again.
  if (source.kind === 'url') void storage.saveDataset(loaded);
  return { ...loaded, restored: false };
}

async function download(
  { name, url, bytes: of }: Extract<Source, { kind: 'url' }>,
  onProgress: OnLoad,
): Promise<Blob> {
  const unanswered = (got: string) =>
    fail(
      'DataError',
      `${name}: got ${got} from this page's server; expected the data set. Reload to try again.`,
    );
  const response = await fetch(url).catch(() => unanswered('no answer'));
  if (!response.ok || !response.body) {
    return unanswered(`the answer "${response.status} ${response.statusText}"`);
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader
      .read()
      .catch(() => unanswered(`only the first ${bytes} of ${of} bytes`));
    if (done) return new Blob(chunks);
    chunks.push(value);
    bytes += value.length;
    onProgress({ file: name, bytes, of, rows: 0 });
  }
}
