import type { App } from './app.svelte';
import { backupOf } from './backup.svelte';
import { forgetReached } from './lab/train/reached';

/** Deletes what this device keeps of models, and what the map and the Lab have worked out from them. */
export async function forgetFits({ map, lab, session }: App): Promise<void> {
  map?.atlas.stop();
  lab?.stop();
  await session.forgetFits();
}

/** Deletes what this device keeps of the visitor and of the models. */
export async function forgetEverything(app: App): Promise<void> {
  app.profile.forget();
  app.imports?.forget();
  app.starting.remove();
  app.steering.forget();
  app.pin.forget();
  app.map?.forget();
  app.map?.atlas.stop();
  app.data = {};
  if (app.lab) app.lab.forget();
  else forgetReached();
  app.theme.forget();
  backupOf(app.profile).forget();
  await app.session.forgetAll();
  app.tell('Forgotten: your ratings, your settings, the models and kept data.');
}
