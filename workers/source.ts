import { fail } from '../src/core/errors';
import type { OnLoad, Source } from './api';
import { loadArchive, type Loaded } from './loader';
import type { Storage } from './storage';

/** A data set, and whether it came from this device. */
export interface Read extends Loaded {
  readonly restored: boolean;
}

/** Reads a data set: from this device where the same bytes were read before, else from its archive. Throws DataError. */
export async function readSource(
  storage: Storage,
  source: Source,
  onProgress: OnLoad,
): Promise<Read> {
  const kept = source.sha256 === undefined ? undefined : await storage.loadDataset(source.sha256);
  if (kept) return { ...kept, restored: true };
  const blob = await archiveOf(source, onProgress);
  return { ...(await loadArchive(blob, source.name, onProgress)), restored: false };
}

function archiveOf(source: Source, onProgress: OnLoad): Promise<Blob> | Blob {
  switch (source.kind) {
    case 'url':
      return download(source, onProgress);
    case 'file':
      return source.blob;
    case 'kept':
      return fail(
        'DataError',
        `${source.name}: got nothing usable from this browser's storage; expected the data set that was kept there. Open its zip again.`,
      );
  }
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
