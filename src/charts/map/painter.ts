import { coloursOf, packed, readTheme, type Colouring, type Theme } from './colours';
import { overlap, type Box, type Label } from './labels';
import { drawLabels, drawPin, drawRing, labelsFor, pinBox, type Films } from './overlay';
import { createMasks, stampDots, type Masks, type Raster } from './raster';
import { drawnRadius, growthAt } from './sizes';
import { toScreen, type Point, type Size, type View } from './view';

/** Everything one picture of the map shows. */
export interface Scene {
  readonly films: Films;
  readonly marks: Uint8Array;
  readonly colour: Colouring;
  readonly dark: boolean;
  readonly size: Size;
  readonly view: View;
  /** The visitor, in plot pixels at fit. */
  readonly pin: Point | undefined;
  readonly focus: number | undefined;
  readonly hovered: number | undefined;
  /** Screen boxes that labels keep clear of. */
  readonly taken: readonly Box[];
  /** Labels that would stick out from under this box, the tooltip, are left out. */
  readonly cover: Box | undefined;
}

/** Keeps the last result of `make` for as long as its key stays the same, part by part. */
function latest<T>(): (key: readonly unknown[], make: () => T) => T {
  let kept: { readonly key: readonly unknown[]; readonly value: T } | undefined;
  return (key, make) => {
    if (!kept?.key.every((part, i) => part === key[i])) kept = { key, value: make() };
    return kept.value;
  };
}

/** Pixels to draw dots on. */
interface Surface {
  readonly image: ImageData;
  readonly raster: Raster;
  readonly masks: Masks;
}

function createSurface(canvas: HTMLCanvasElement, { width, height }: Size, ratio: number): Surface {
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const image = new ImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer);
  const raster = { width: canvas.width, height: canvas.height, pixels };
  return { image, raster, masks: createMasks(ratio) };
}

/** Draws scenes on a canvas, at most one per animation frame. */
export class MapPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #theme = latest<Theme>();
  readonly #surface = latest<Surface>();
  readonly #colours = latest<Uint32Array>();
  readonly #stamped = latest<ImageData>();
  readonly #labels = latest<Label[]>();
  #scene: Scene | undefined;
  #request = 0;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('Got no 2D drawing context from the browser.');
    this.#canvas = canvas;
    this.#context = context;
  }

  /** Draws the scene in the next frame, or a later one given before that. */
  draw(scene: Scene): void {
    this.#scene = scene;
    this.#request ||= requestAnimationFrame(() => {
      this.#request = 0;
      if (this.#scene) this.#paint(this.#scene);
    });
  }

  /** Draws no more. */
  stop(): void {
    cancelAnimationFrame(this.#request);
  }

  #paint(scene: Scene): void {
    const { size, view, films, dark } = scene;
    const ratio = Math.min(2, devicePixelRatio);
    const theme = this.#theme([dark], () => readTheme(this.#canvas, dark));
    const surface = this.#surface([size.width, size.height, ratio], () =>
      createSurface(this.#canvas, size, ratio),
    );
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#context.putImageData(this.#stamp(scene, surface, theme), 0, 0);
    const pin = scene.pin && toScreen(view, scene.pin);
    const labels = this.#labels([size, view, films, theme, scene.taken, scene.pin], () => {
      const taken = pin ? [...scene.taken, pinBox(pin)] : scene.taken;
      return labelsFor(this.#context, films, { view, size, taken, font: theme.font });
    });
    const { cover } = scene;
    const clear = cover ? labels.filter(({ box }) => !overlap(box, cover)) : labels;
    drawLabels(this.#context, clear, { films, k: view.k, theme });
    this.#ring(scene, scene.hovered, theme);
    this.#ring(scene, scene.focus, theme);
    if (pin) drawPin(this.#context, pin, theme);
  }

  #stamp({ films, marks, colour, view }: Scene, surface: Surface, theme: Theme): ImageData {
    const { raster, image, masks } = surface;
    const colours = this.#colours([colour, theme], () => coloursOf(colour, marks.length, theme));
    return this.#stamped([surface, films, marks, colours, view], () => {
      const { positions, order, steps } = films;
      const paper = packed(theme.paper);
      const growth = growthAt(view.k);
      stampDots(
        raster,
        { positions, order, steps, marks, colours },
        { view, paper, growth, masks },
      );
      return image;
    });
  }

  #ring({ films, view }: Scene, film: number | undefined, theme: Theme): void {
    if (film === undefined) return;
    const at = toScreen(view, { x: films.positions.x[film], y: films.positions.y[film] });
    if (Number.isNaN(at.x + at.y)) return;
    const radius = drawnRadius(films.steps, film, view.k) + 3;
    drawRing(this.#context, at, { radius, width: 2, theme });
  }
}
