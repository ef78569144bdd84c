import { labelLimit, placeLabels, type Box, type Candidate, type Label } from './labels';
import type { Films } from './scene';
import { drawnRadius } from './sizes';
import { toScreen, type Size, type View } from './view';

/** Longer titles are cut. */
const LONGEST = 30;

/** From this scale on labels carry the year. */
const YEARS_FROM = 8;

/** Films considered for a label at one time. */
const CONSIDERED = 400;

/** A film's label at scale k: the title, cut if long, and the year once there is room. */
export function captionOf(films: Films, film: number, k: number): string {
  const title = films.titles[film];
  const short = title.length > LONGEST ? `${title.slice(0, LONGEST - 1).trimEnd()}…` : title;
  return k >= YEARS_FROM && films.years[film] !== 0 ? `${short} ${films.years[film]}` : short;
}

/** What labels are placed in. */
export interface Room {
  readonly view: View;
  readonly size: Size;
  readonly taken: readonly Box[];
  /** Width of a label's text. */
  readonly measure: (text: string) => number;
}

/** Films that want a label, most rated first, in view only. */
function* candidates(films: Films, { view, size, measure }: Room): Generator<Candidate> {
  const { order, steps } = films;
  const { x, y } = films.positions;
  let considered = 0;
  for (let i = order.length - 1; i >= 0 && considered < CONSIDERED; i--) {
    const film = order[i];
    const [left, top] = [view.k * x[film] + view.x, view.k * y[film] + view.y];
    if (left < 0 || top < 0 || left > size.width || top > size.height) continue;
    considered++;
    const width = measure(captionOf(films, film, view.k));
    yield { film, at: { x: left, y: top }, radius: drawnRadius(steps, film, view.k), width };
  }
}

/** Places the labels of the most rated films in view, as many as the plot bears. */
export function filmLabels(films: Films, room: Room): Label[] {
  const { size, view, taken } = room;
  return placeLabels(candidates(films, room), { taken, size, limit: labelLimit(size, view.k) });
}

/** Places the labels of certain films, wherever round their dots there is room. */
export function labelsOf(films: Films, chosen: readonly number[], room: Room): Label[] {
  const { view, size, taken, measure } = room;
  const { x, y } = films.positions;
  const wanting = chosen.map((film): Candidate => {
    const at = toScreen(view, { x: x[film], y: y[film] });
    const radius = drawnRadius(films.steps, film, view.k);
    return { film, at, radius, width: measure(captionOf(films, film, view.k)), anyhow: true };
  });
  return placeLabels(wanting, { taken, size, limit: chosen.length });
}
