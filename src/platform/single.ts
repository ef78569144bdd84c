import { datasets } from 'virtual:datasets';
import type { BuiltIn, Platform } from './platform';

/** What the build has put into the file under this name: base64 text, since a request is what the policy forbids. */
function inlined(name: string): Blob {
  const element = document.getElementById(name);
  if (!element) throw new Error(`This file is incomplete: it lacks ${name}. Copy it again.`);
  const binary = atob(element.textContent);
  const bytes = new Uint8Array(binary.length);
  for (let k = 0; k < bytes.length; k++) bytes[k] = binary.charCodeAt(k);
  return new Blob([bytes]);
}

const builtIn: readonly BuiltIn[] = datasets.slice(0, 1).map(({ file, readme, ...about }) => ({
  ...about,
  source: () => ({ kind: 'file', ...about, blob: inlined(file) }),
  readme: () => inlined(readme).text(),
}));

/** The page as one file, opened from a disk: the best data set there was is in it, and nothing is ever requested. */
export const platform: Platform = {
  builtIn,
  registerOffline: (events) => events.onReady(),
};
