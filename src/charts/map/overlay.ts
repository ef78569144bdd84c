import { labelLimit, placeLabels, type Box, type Candidate, type Label } from './labels';
import { drawnRadius } from './sizes';
import { toScreen, type Point, type Positions, type Size, type View } from './view';
import type { Theme } from './colours';

/** What the overlay knows of the films. */
export interface Films {
  readonly positions: Positions;
  readonly order: Uint32Array;
  readonly steps: Int8Array;
  readonly titles: readonly string[];
  readonly years: Int16Array;
}

/** Text size and weight of labels and of the pin, in CSS pixels. */
const LABEL_FONT = '12px';
const PIN_FONT = '600 13px';

/** Longer titles are cut. */
const LONGEST = 30;

/** From this scale on labels carry the year. */
const YEARS_FROM = 8;

/** Films considered for a label at one time. */
const CONSIDERED = 400;

/** Radius of the ring of the pin. */
const PIN = 8;

/** A film's label at scale k: the title, cut if long, and the year once there is room. */
export function captionOf(films: Films, film: number, k: number): string {
  const title = films.titles[film];
  const short = title.length > LONGEST ? `${title.slice(0, LONGEST - 1).trimEnd()}…` : title;
  return k >= YEARS_FROM && films.years[film] !== 0 ? `${short} ${films.years[film]}` : short;
}

/** Films that want a label, most rated first, in view only. */
function* candidates(
  films: Films,
  { view, size, measure }: { view: View; size: Size; measure: (text: string) => number },
): Generator<Candidate> {
  const { positions, order, steps } = films;
  let considered = 0;
  for (let i = order.length - 1; i >= 0 && considered < CONSIDERED; i--) {
    const film = order[i];
    const at = toScreen(view, { x: positions.x[film], y: positions.y[film] });
    if (at.x < 0 || at.y < 0 || at.x > size.width || at.y > size.height) continue;
    considered++;
    const width = measure(captionOf(films, film, view.k));
    yield { film, at, radius: drawnRadius(steps, film, view.k), width };
  }
}

/** The room the pin and its word take on the screen. */
export function pinBox(at: Point): Box {
  return { left: at.x - 14, right: at.x + 44, top: at.y - 14, bottom: at.y + 14 };
}

/** Places the labels of a view, clear of the `taken` boxes. */
export function labelsFor(
  context: CanvasRenderingContext2D,
  films: Films,
  { view, size, taken, font }: { view: View; size: Size; taken: readonly Box[]; font: string },
): Label[] {
  context.font = `${LABEL_FONT} ${font}`;
  const measure = (text: string) => context.measureText(text).width;
  const wanting = candidates(films, { view, size, measure });
  return placeLabels(wanting, { taken, size, limit: labelLimit(size, view.k) });
}

/** Draws labels with a halo of paper. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  labels: readonly Label[],
  { films, k, theme }: { films: Films; k: number; theme: Theme },
): void {
  context.font = `${LABEL_FONT} ${theme.font}`;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = theme.paper;
  context.fillStyle = theme.ink;
  for (const { film, x, y } of labels) {
    const text = captionOf(films, film, k);
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}

/** Draws a ring of ink on paper round a dot. */
export function drawRing(
  context: CanvasRenderingContext2D,
  at: Point,
  { radius, width, theme }: { radius: number; width: number; theme: Theme },
): void {
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.lineWidth = width + 2;
  context.strokeStyle = theme.paper;
  context.stroke();
  context.lineWidth = width;
  context.strokeStyle = theme.ink;
  context.stroke();
}

/** Draws the visitor's pin: a ring, a dot and the word “you”. */
export function drawPin(context: CanvasRenderingContext2D, at: Point, theme: Theme): void {
  const disc = (radius: number) => {
    context.beginPath();
    context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  };
  disc(PIN);
  context.fillStyle = theme.paper;
  context.fill();
  context.lineWidth = 2.5;
  context.strokeStyle = theme.you;
  context.stroke();
  disc(3);
  context.fillStyle = theme.you;
  context.fill();
  context.font = `${PIN_FONT} ${theme.font}`;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = theme.paper;
  context.strokeText('you', at.x + 13, at.y);
  context.fillText('you', at.x + 13, at.y);
}
