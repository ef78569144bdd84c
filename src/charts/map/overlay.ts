import { axisTexts } from './axes';
import { captionOf } from './captions';
import type { Theme } from './colours';
import { overlap, type Box, type Label } from './labels';
import type { Look, Pen, Type } from './pen';
import { SPACING, type RegionLabel } from './regions';
import type { Pin, Scene, Words } from './scene';
import { drawnRadius } from './sizes';
import { toScreen, type Point } from './view';

/** Sizes of text, in pixels. */
export const SMALL = 12;
const PIN_TEXT = 13;

/** Radius of the ring of the pin, and of a dot of the trail. */
const PIN = 8;
const STOP = 2.5;

/** The room the pin and its word take on the screen. */
export function pinBox(at: Point): Box {
  return { left: at.x - 14, right: at.x + 44, top: at.y - 14, bottom: at.y + 14 };
}

/** The pin as it is to be grasped: where it has been moved, else where it is. */
export function handleOf({ at, moved }: Pin): Point {
  return moved ?? at;
}

/** Draws everything that is over the dots. */
export function drawOverlay(pen: Pen, scene: Scene, words: Words, theme: Theme): void {
  const drawing = new Overlay(pen, scene, theme);
  drawing.selection();
  drawing.trail();
  drawing.lines();
  drawing.path();
  if (scene.resting) {
    drawing.regions(words.regions);
    drawing.labels(words.labels);
  }
  drawing.axes(words.axes);
  drawing.focus();
  drawing.pin();
  drawing.stop();
  drawing.sketch();
}

/** The parts of an overlay, from the bottom up. */
class Overlay {
  readonly #pen: Pen;
  readonly #scene: Scene;
  readonly #theme: Theme;

  constructor(pen: Pen, scene: Scene, theme: Theme) {
    this.#pen = pen;
    this.#scene = scene;
    this.#theme = theme;
  }

  selection(): void {
    for (const film of this.#scene.ringed) this.#ring(film, 1.5, 1);
  }

  regions(labels: readonly RegionLabel[]): void {
    const { display, ink3, paper } = this.#theme;
    for (const { text, x, y, size, opacity } of labels) {
      const type = { family: display, size, weight: 500, fill: ink3, halo: paper, haloWidth: 4 };
      const spaced = { anchor: 'middle', spacing: SPACING * size, opacity } as const;
      this.#pen.write(text, { x, y }, { ...type, ...spaced });
    }
  }

  /** From the first rating to where the pin is now. */
  trail(): void {
    const { trail, pin, view, resting } = this.#scene;
    if (!pin || trail.length === 0 || !resting) return;
    const stops = trail.map((point) => toScreen(view, point));
    this.#pen.line([...stops, toScreen(view, pin.at)], { stroke: this.#theme.you, width: 1.25 });
    for (const stop of stops) this.#pen.disc(stop, STOP, { fill: this.#theme.you });
  }

  /** To the true neighbours of the film in focus: solid where the map kept them. */
  lines(): void {
    const { focus, lines } = this.#scene;
    const from = focus === undefined ? undefined : this.#placeOf(focus);
    if (!from) return;
    const { ink } = this.#theme;
    for (const { film, kept } of lines) {
      const to = this.#placeOf(film);
      if (!to) continue;
      const look: Look = { stroke: ink, width: kept ? 1.25 : 1, ...(kept ? {} : { dash: [3, 4] }) };
      this.#pen.line([from, to], { stroke: this.#theme.paper, width: 3 });
      this.#pen.line([from, to], look);
      this.#ring(film, 2.5, 1.25);
    }
  }

  path(): void {
    const { path } = this.#scene;
    const places = path.map((film) => this.#placeOf(film)).filter((at) => at !== undefined);
    if (places.length === 0) return;
    this.#pen.line(places, { stroke: this.#theme.paper, width: 4 });
    this.#pen.line(places, { stroke: this.#theme.ink, width: 1.75 });
    for (const film of path) this.#ring(film, 3, 1.75);
  }

  labels(labels: readonly Label[]): void {
    const { films, view, cover } = this.#scene;
    const type = { ...this.#small(), fill: this.#theme.ink };
    for (const { film, x, y, box } of labels) {
      if (cover && overlap(box, cover)) continue;
      this.#pen.write(captionOf(films, film, view.k), { x, y }, type);
    }
  }

  axes(boxes: readonly Box[]): void {
    const { axes } = this.#scene;
    if (!axes) return;
    const type = { ...this.#small(), fill: this.#theme.ink3 };
    for (const [i, { left, top, bottom }] of boxes.entries())
      this.#pen.write(axisTexts(axes)[i], { x: left + 4, y: (top + bottom) / 2 }, type);
  }

  focus(): void {
    const { hovered, focus } = this.#scene;
    if (hovered !== undefined) this.#ring(hovered, 3, 2);
    if (focus !== undefined && focus !== hovered) this.#ring(focus, 3, 2);
  }

  /** What a stop of the trail says. */
  stop(): void {
    const { stop, view, resting, size } = this.#scene;
    if (!stop || !resting) return;
    const at = toScreen(view, stop);
    const { you } = this.#theme;
    this.#pen.disc(at, STOP + 1.5, { fill: you });
    const [side, anchor] = at.x < size.width / 2 ? [1, 'start' as const] : [-1, 'end' as const];
    const place = { x: at.x + side * 8, y: at.y - 12 };
    this.#pen.write(stop.text, place, { ...this.#small(), fill: you, weight: 600, anchor });
  }

  /** A ring, a dot and the word “you”; hollow where it has been moved, with a line to where it is now. */
  pin(): void {
    const { pin, view } = this.#scene;
    if (!pin) return;
    const { paper, you } = this.#theme;
    const home = toScreen(view, pin.at);
    if (pin.moved) {
      const dotted = { stroke: you, width: 1.5, dash: [1.5, 4] };
      this.#pen.line([home, toScreen(view, pin.moved)], dotted);
      this.#pen.disc(home, PIN - 2, { fill: paper, stroke: you, width: 1.5 });
    }
    const at = toScreen(view, handleOf(pin));
    this.#pen.disc(at, PIN, { fill: paper, stroke: you, width: 2.5 });
    this.#pen.disc(at, 3, { fill: you });
    const type = { family: this.#theme.font, size: PIN_TEXT, weight: 600 };
    const halo = { fill: you, halo: paper, haloWidth: 4 };
    this.#pen.write('you', { x: at.x + 13, y: at.y }, { ...type, ...halo });
  }

  /** The dashed pencil line of a box or lasso; round a finger that has just been put down, a circle. */
  sketch(): void {
    const { sketch } = this.#scene;
    if (!sketch?.length) return;
    const under: Look = { stroke: this.#theme.paper, width: 3 };
    const line: Look = { stroke: this.#theme.ink, width: 1.5, dash: [5, 4] };
    for (const look of [under, line]) {
      if (sketch.length < 3) this.#pen.disc(sketch[0], 26, look);
      else this.#pen.line(sketch, look, true);
    }
  }

  #small(): Type {
    const { font, paper, ink } = this.#theme;
    return { family: font, size: SMALL, fill: ink, halo: paper, haloWidth: 3.5 };
  }

  /** Where a film is on the screen; undefined for one that is not on the map. */
  #placeOf(film: number): Point | undefined {
    const { positions } = this.#scene.films;
    const at = toScreen(this.#scene.view, { x: positions.x[film], y: positions.y[film] });
    return Number.isNaN(at.x + at.y) ? undefined : at;
  }

  /** A ring of ink on paper round a film's dot, this far from it. */
  #ring(film: number, away: number, width: number): void {
    const at = this.#placeOf(film);
    if (!at) return;
    const radius = drawnRadius(this.#scene.films.steps, film, this.#scene.view.k) + away;
    this.#pen.disc(at, radius, { stroke: this.#theme.paper, width: width + 2 });
    this.#pen.disc(at, radius, { stroke: this.#theme.ink, width });
  }
}
