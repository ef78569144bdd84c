import type { Command } from './keys';
import type { MapModel } from './model.svelte';
import type { FilmMapProps } from './props';
import type { MapZoom } from './zoom';

/** What a command acts on, and whom it tells. */
export interface Helm {
  readonly model: MapModel;
  readonly zoomer: MapZoom;
  readonly props: FilmMapProps;
}

function goTo(film: number | undefined, { model, zoomer, props }: Helm): void {
  const place = film === undefined ? undefined : model.placeOf(film);
  if (!place) return;
  props.onfocus(film);
  zoomer.reveal(place);
}

/** Does what a command asks; false where there is nothing to do, as in opening without a film in focus. */
export function steer(command: Command, helm: Helm): boolean {
  const { model, zoomer, props } = helm;
  const { focus } = props;
  switch (command.do) {
    case 'move':
      goTo(model.neighbour(command.direction, command.far), helm);
      return true;
    case 'step':
      goTo(model.next(command.by), helm);
      return true;
    case 'fit':
      zoomer.fit();
      return true;
    case 'zoom':
      // Round the film in focus, else the middle.
      zoomer.zoomBy(command.factor, focus === undefined ? undefined : model.onScreen(focus));
      return true;
    case 'use':
      return tell(props.ontool, command.tool);
    case 'undo':
      return tell(props.onundo);
    case 'clear':
      return focus === undefined ? tell(props.onescape) : tell(props.onfocus, undefined);
    case 'open':
      return focus === undefined ? false : tell(props.onopen, focus);
    case 'choose':
      return focus === undefined ? false : choose(focus, props);
  }
}

function tell<A extends unknown[]>(listener: ((...news: A) => void) | undefined, ...news: A) {
  listener?.(...news);
  return listener !== undefined;
}

function choose(film: number, { selection, onselect }: FilmMapProps): boolean {
  return tell(onselect, Uint32Array.of(film), selection?.has(film) ? 'subtract' : 'add');
}
