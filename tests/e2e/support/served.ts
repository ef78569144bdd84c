/** Which data a test opens: the sample, or ml-latest-small where that is there. */
export type Data = 'sample' | 'real';

/** Which build: the page on a server, or the single file on a disk. */
export type Build = 'hosted' | 'single';

/** The sub-path every hosted build is served under, so that no address may start at the root. */
export const BASE = '/some/sub/path/';

/** The environment variable that holds where a build lies on disk. */
export const folderVariable = (data: Data, build: Build) =>
  `MATINEE_E2E_${data.toUpperCase()}_${build.toUpperCase()}_FOLDER`;

/** The environment variable that holds a build's address. */
export const urlVariable = (data: Data, build: Build) =>
  `MATINEE_E2E_${data.toUpperCase()}_${build.toUpperCase()}_URL`;

/** Where a build lies on disk. */
export function folderOf(data: Data, build: Build = 'hosted'): string {
  const folder = process.env[folderVariable(data, build)];
  if (folder === undefined) throw new Error(`There is no ${build} build with the ${data} data.`);
  return folder;
}
