import { packed } from './colours';
import { drawFooter, footerHeight, type Footer } from './footer';
import { MARKS } from './marks';
import { Masks, radiusOf } from './masks';
import { drawOverlay } from './overlay';
import type { Painted } from './painter';
import { CanvasPen } from './pen';
import { stampDots } from './raster';
import type { MapPicture } from './props';
import type { Scene } from './scene';
import { growthAt } from './sizes';
import { SvgPen, escaped, length } from './svg-pen';

/** Pixels of a PNG for each of the plot. */
const RATIO = 2;

/** Paper round each dot, in pixels. */
const EDGE = 0.6;

/** The means to export what has been painted last. */
export function pictureOf(painted: () => Painted, footer: () => Footer): MapPicture {
  return {
    png: async () => pngOf(painted(), footer()),
    svg: () => svgOf(painted(), footer()),
  };
}

/** A picture without what belongs to the pointer. */
function untouched(scene: Scene): Scene {
  return { ...scene, hovered: undefined, stop: undefined, sketch: undefined, cover: undefined };
}

/** What was painted, with its footer, as a PNG. */
async function pngOf(painted: Painted, footer: Footer): Promise<Blob> {
  const canvas = document.createElement('canvas');
  drawPicture(canvas, painted, footer);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('The browser made no picture of this map: it may be too large.');
  return blob;
}

function drawPicture(canvas: HTMLCanvasElement, painted: Painted, footer: Footer): void {
  const { theme, words, colours } = painted;
  const scene = untouched(painted.scene);
  const { films, drawing, marks, size, view } = scene;
  const foot = footerHeight(scene, footer);
  const [width, height] = [size.width * RATIO, size.height * RATIO].map(Math.round);
  canvas.width = width;
  canvas.height = Math.round((size.height + foot) * RATIO);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('Got no 2D drawing context from the browser.');
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);

  const image = new ImageData(width, height);
  const raster = { width, height, pixels: new Uint32Array(image.data.buffer) };
  const { positions, steps } = films;
  const paper = packed(theme.paper);
  const stamping = { view, paper, growth: growthAt(view.k), masks: new Masks(RATIO) };
  stampDots(raster, { positions, order: drawing, marks, steps, colours }, stamping);
  context.putImageData(image, 0, 0);

  context.scale(RATIO, RATIO);
  const pen = new CanvasPen(context);
  context.save();
  context.rect(0, 0, size.width, size.height);
  context.clip();
  drawOverlay(pen, scene, words, theme);
  context.restore();
  drawFooter(pen, scene, { footer, theme, top: size.height });
}

/** What was painted, with its footer, as SVG: dots as shapes, text as text. */
export function svgOf(painted: Painted, footer: Footer): string {
  const { theme, words } = painted;
  const scene = untouched(painted.scene);
  const { width, height } = scene.size;
  const total = length(height + footerHeight(scene, footer));
  const over = new SvgPen();
  drawOverlay(over, scene, words, theme);
  const under = new SvgPen();
  drawFooter(under, scene, { footer, theme, top: height });
  const paper = escaped(theme.paper);
  const edge = `stroke="${paper}" stroke-width="${2 * EDGE}" paint-order="stroke"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}">`,
    `<title>${escaped(footer.title)}</title>`,
    `<rect width="${width}" height="${total}" fill="${paper}"/>`,
    // A drawing in a drawing ends at its rim.
    `<svg width="${width}" height="${height}">`,
    `<g ${edge}>`,
    ...dotsOf({ ...painted, scene }),
    '</g>',
    ...over.parts,
    '</svg>',
    ...under.parts,
    '</svg>\n',
  ].join('\n');
}

/** The dots in sight, in the order of drawing; those of one colour that follow each other in a group. */
function* dotsOf({ scene, colours }: Painted): Generator<string> {
  const { films, drawing, marks, view, size } = scene;
  const { x, y } = films.positions;
  const growth = growthAt(view.k);
  let colour: number | undefined;
  for (const film of drawing) {
    const [cx, cy] = [view.k * x[film] + view.x, view.k * y[film] + view.y];
    const radius = radiusOf(films.steps[film] + growth);
    const far = 2 * radius;
    if (cx < -far || cy < -far || cx > size.width + far || cy > size.height + far) continue;
    if (colours[film] !== colour) {
      if (colour !== undefined) yield '</g>';
      colour = colours[film];
      yield `<g fill="${hexOf(colour)}">`;
    }
    yield dotOf(marks[film], cx, cy, radius);
  }
  if (colour !== undefined) yield '</g>';
}

function dotOf(mark: number, x: number, y: number, radius: number): string {
  const { corners } = MARKS[mark];
  if (corners.length === 0)
    return `<circle cx="${length(x)}" cy="${length(y)}" r="${length(radius)}"/>`;
  const points = corners.map(([dx, dy]) => `${length(x + dx * radius)} ${length(y + dy * radius)}`);
  return `<path d="M${points.join('L')}z"/>`;
}

/** 0xAABBGGRR as #rrggbb. */
function hexOf(colour: number): string {
  const [red, green, blue] = [0, 8, 16].map((shift) => (colour >> shift) & 255);
  return `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`;
}
