import { ImportClient } from '../bridge/import-client';
import type { FileKind, OpenedFile } from '../../workers/import-api';
import type { App } from './app.svelte';
import { addNotice } from './import-words';
import { ImportState } from './imports.svelte';

/** The one of the page; made when it is first asked for. It outlives the screen that asks. */
export function importsOf(app: App): ImportState {
  if (!app.imports) {
    $effect.root(() => {
      const imports = (app.imports = new ImportState(app, new ImportClient()));
      $effect(() => imports.follow());
    });
  }
  return app.imports as ImportState; // the lines above have run
}

/** What somebody meant to open; undefined where files were dropped. */
export type Expected = 'data' | 'ratings' | undefined;

/** Opens files by what they hold: one data set, one run of the Lab, and all that is somebody's ratings as one import. */
export async function openFiles(
  app: App,
  files: readonly File[],
  expected?: Expected,
): Promise<void> {
  app.session.notice = undefined; // of files that were opened before
  const imports = importsOf(app);
  const kinds = await Promise.all(files.map((file) => kindOf(imports, file, expected)));
  const data = files.filter((_, k) => kinds[k] === 'data');
  const runs = files.filter((_, k) => kinds[k] === 'run');
  const rest = files.filter((_, k) => kinds[k] !== 'data' && kinds[k] !== 'run');
  if (data.length > 0) await openData(app, data);
  if (runs.length > 0) await openRun(app, runs);
  if (rest.length === 0) return;
  if (kinds.includes('personal') && app.route.view !== 'you') app.route.go(app.screenHref('you'));
  await imports.read(rest.map((file) => opened(file, expected)));
}

const opened = (file: File, expected: Expected): OpenedFile => ({
  name: file.name,
  blob: file,
  modified: file.lastModified,
  mayBeData: expected === undefined,
});

/** What cannot be told is what was expected; by its name where no worker can look at it: what goes wrong is told when it is opened. */
async function kindOf(imports: ImportState, file: File, expected: Expected): Promise<FileKind> {
  try {
    const kind = await imports.kindOf(opened(file, expected));
    return kind === 'unclear' && expected === 'data' ? 'data' : kind;
  } catch {
    return expected !== 'ratings' && /\.zip$/i.test(file.name) ? 'data' : 'personal';
  }
}

async function openData({ datasets, session }: App, [first, ...others]: readonly File[]) {
  await datasets.openFile(first);
  if (others.length === 0) return;
  const left = others.map(({ name }) => name).join(', ');
  addNotice(session, `One data set is open at a time: ${first.name} was taken, not ${left}.`);
}

/** Shows a run beside the visitor's own. */
async function openRun(app: App, [first, ...others]: readonly File[]) {
  const lab = await import('./lab/lab.svelte').catch(() => undefined);
  if (!lab) return addNotice(app.session, 'The Lab did not load. Reload the page, and try again.');
  const { train } = lab.labOf(app);
  if (app.route.view !== 'train') app.route.go(app.screenHref('train'));
  await train.theirs.take(first);
  if (others.length === 0) return;
  const left = others.map(({ name }) => name).join(', ');
  addNotice(
    app.session,
    `One run at a time is compared with yours: ${first.name} was taken, not ${left}.`,
  );
}
