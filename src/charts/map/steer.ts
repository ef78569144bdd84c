import type { Command } from './keys';
import type { MapModel } from './model.svelte';
import type { MapZoom } from './zoom';

/** What a command acts on, and whom it tells. */
export interface Helm {
  readonly model: MapModel;
  readonly zoomer: MapZoom;
  readonly focus: number | undefined;
  readonly onfocus: (film: number | undefined) => void;
  readonly onopen: (film: number) => void;
}

function goTo(film: number | undefined, { model, zoomer, onfocus }: Helm): void {
  const place = film === undefined ? undefined : model.placeOf(film);
  if (!place) return;
  onfocus(film);
  zoomer.reveal(place);
}

/** Does what a command asks; false where there is nothing to do, as in opening without a film in focus. */
export function steer(command: Command, helm: Helm): boolean {
  const { model, zoomer, focus } = helm;
  if (command.do === 'move') goTo(model.neighbour(command.direction, command.far), helm);
  else if (command.do === 'step') goTo(model.next(command.by), helm);
  else if (command.do === 'fit') zoomer.fit();
  else if (command.do === 'zoom') {
    // Round the film in focus, else the middle.
    zoomer.zoomBy(command.factor, focus === undefined ? undefined : model.onScreen(focus));
  } else if (focus === undefined) return false;
  else if (command.do === 'open') helm.onopen(focus);
  else helm.onfocus(undefined);
  return true;
}
