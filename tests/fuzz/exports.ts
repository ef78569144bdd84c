import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of a service as somebody would export it. */
export interface Export {
  /** Within the service's folder. */
  readonly path: string;
  readonly text: string;
}

/** From where the tests are run. */
const ROOT = 'tests/imports/files';

function exportsOf(service: string): Export[] {
  const folder = join(ROOT, service);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(csv|json)$/.test(path))
    .sort()
    .map((path) => ({
      path: path.replaceAll('\\', '/'),
      text: readFileSync(join(folder, path), 'utf8'),
    }));
}

/** Files of every service, in all of their layouts. */
export const EXPORTS: readonly Export[] = readdirSync(ROOT).sort().flatMap(exportsOf);

/** What archives of services hold. */
export const ARCHIVES: readonly (readonly Export[])[] = ['letterboxd', 'trakt'].map(exportsOf);
