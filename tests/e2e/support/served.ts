/** Which build a test opens: with the sample, or with ml-latest-small where that is there. */
export type Data = 'sample' | 'real';

/** The sub-path every build is served under, so that no address may start at the root. */
export const BASE = '/some/sub/path/';

/** The environment variable that holds where a build lies on disk. */
export const folderVariable = (data: Data) => `MATINEE_E2E_${data.toUpperCase()}_FOLDER`;

/** The environment variable that holds a build's address. */
export const urlVariable = (data: Data) => `MATINEE_E2E_${data.toUpperCase()}_URL`;

/** Where a build lies on disk. */
export function folderOf(data: Data): string {
  const folder = process.env[folderVariable(data)];
  if (folder === undefined) throw new Error(`There is no build with the ${data} data.`);
  return folder;
}
