import { axisBoxes } from './axes';
import { filmLabels, labelsOf, type Room } from './captions';
import { coloursOf, faded, packed, readTheme, type Theme } from './colours';
import { SMALL, drawOverlay, handleOf, pinBox } from './overlay';
import { CanvasPen, fontOf } from './pen';
import { Masks } from './masks';
import { stampDots, type Raster } from './raster';
import { placeRegions } from './regions';
import type { Scene, Words } from './scene';
import { growthAt } from './sizes';
import { toScreen, type Size } from './view';

/** A picture as it was painted last. */
export interface Painted {
  readonly scene: Scene;
  readonly theme: Theme;
  readonly words: Words;
  /** Colour of every film, 0xAABBGGRR. */
  readonly colours: Uint32Array;
}

const NO_WORDS: Words = { labels: [], regions: [], axes: [] };

/** Widths of texts that are kept before all are forgotten. */
const WIDTHS = 4000;

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
  return { image, raster, masks: new Masks(ratio) };
}

/** Draws scenes on a canvas, at most one per animation frame. */
export class MapPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #pen: CanvasPen;
  readonly #widths = new Map<string, number>();
  readonly #theme = latest<Theme>();
  readonly #surface = latest<Surface>();
  readonly #colours = latest<Uint32Array>();
  readonly #stamped = latest<ImageData>();
  readonly #words = latest<Words>();
  #scene: Scene | undefined;
  #painted: Painted | undefined;
  #request = 0;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('Got no 2D drawing context from the browser.');
    this.#canvas = canvas;
    this.#context = context;
    this.#pen = new CanvasPen(context);
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

  /** What is seen. */
  painted(): Painted {
    if (!this.#painted) throw new Error('The map has not been drawn yet.');
    return this.#painted;
  }

  #paint(scene: Scene): void {
    const { size, dark } = scene;
    const ratio = Math.min(2, devicePixelRatio);
    const theme = this.#theme([dark], () => readTheme(this.#canvas, dark));
    const surface = this.#surface([size.width, size.height, ratio], () =>
      createSurface(this.#canvas, size, ratio),
    );
    const colours = this.#coloursOf(scene, theme);
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#context.putImageData(this.#stamp(scene, { surface, theme, colours }), 0, 0);
    const words = scene.resting ? this.#wordsOf(scene, theme) : NO_WORDS;
    drawOverlay(this.#pen, scene, words, theme);
    this.#painted = { scene, theme, words, colours };
  }

  #coloursOf({ colour, marks, selection }: Scene, theme: Theme): Uint32Array {
    return this.#colours([colour, theme, selection], () => {
      const colours = coloursOf(colour, marks.length, theme);
      return selection?.size ? faded(colours, selection, packed(theme.paper)) : colours;
    });
  }

  #stamp(
    { films, drawing, marks, view }: Scene,
    { surface, theme, colours }: { surface: Surface; theme: Theme; colours: Uint32Array },
  ): ImageData {
    const { raster, image, masks } = surface;
    return this.#stamped([surface, films, drawing, marks, colours, view], () => {
      const { positions, steps } = films;
      const dots = { positions, order: drawing, steps, marks, colours };
      const paper = packed(theme.paper);
      stampDots(raster, dots, { view, paper, growth: growthAt(view.k), masks });
      return image;
    });
  }

  /** A path is named first, then neighbourhoods, then films. */
  #wordsOf(scene: Scene, theme: Theme): Words {
    const { films, view, size, taken, pin, path, regions, axes } = scene;
    const key = [films, view, size, taken, pin, path, regions, axes, theme];
    return this.#words(key, () => {
      const text = (words: string) =>
        this.#widthOf(words, fontOf({ family: theme.font, size: SMALL }));
      const name = (words: string, letters: number) =>
        this.#widthOf(words, fontOf({ family: theme.display, size: letters, weight: 600 }));
      const room = (boxes: Room['taken']): Room => ({ view, size, taken: boxes, measure: text });

      const captions = axisBoxes(scene, text);
      const kept = [...taken, ...captions];
      if (pin) kept.push(pinBox(toScreen(view, handleOf(pin))));
      const named = labelsOf(films, path, room(kept));
      kept.push(...named.map(({ box }) => box));
      const regionLabels = placeRegions(regions, { view, size, taken: kept, measure: name });
      kept.push(...regionLabels.map(({ box }) => box));
      const others = filmLabels(films, room(kept)).filter(({ film }) => !path.includes(film));
      return { labels: [...named, ...others], regions: regionLabels, axes: captions };
    });
  }

  #widthOf(text: string, font: string): number {
    const key = `${font}|${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      if (this.#widths.size >= WIDTHS) this.#widths.clear();
      this.#context.font = font;
      width = this.#context.measureText(text).width;
      this.#widths.set(key, width);
    }
    return width;
  }
}
