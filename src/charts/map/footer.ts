import { BINS, binColour, valueAlong, type Theme } from './colours';
import { filterOf, hiddenOf, type Filter } from './filter';
import { entriesOf, ticksOf } from './legend';
import { SMALL } from './overlay';
import type { Pen, Type } from './pen';
import type { Scene } from './scene';
import { radiusFor } from './sizes';
import { NARROW, type Size } from './view';

/** What stands under an exported picture: its title, broken after a colon where the picture is narrow, and the legend. */
export interface Footer {
  readonly title: string;
  readonly filter: Filter | undefined;
  /** Ratings of the most rated film. */
  readonly most: number;
}

/** Lengths in pixels. */
const MARGIN = 16;
const TITLE = { at: 22, size: 15, line: 20 };
const RAMP = { width: 140, height: 9 };
const ENTRY = { width: 168, height: 18, longest: 24 };
const SIZES_WIDTH = 110;
/** Where the legend begins under a title of one line, and the room under it. */
const LEGEND_TOP = 46;
const FOOT = 14;

const columnsOf = ({ width }: Size) =>
  Math.max(1, Math.floor((width - 2 * MARGIN - SIZES_WIDTH) / ENTRY.width));

/** Entries that the picture has films of. */
function shownEntries({ colour }: Scene, filter: Filter | undefined) {
  if (colour.by !== 'category') return [];
  const hidden = hiddenOf(filter);
  return entriesOf(colour).filter(({ category }) => !hidden.includes(category));
}

const linesOf = ({ width }: Size, { title }: Footer): readonly string[] =>
  width < NARROW ? title.replace(': ', ':\n').split('\n') : [title];

/** Where the legend begins. */
const legendTop = (size: Size, footer: Footer) =>
  LEGEND_TOP + TITLE.line * (linesOf(size, footer).length - 1);

/** Height of the footer of a picture. */
export function footerHeight(scene: Scene, footer: Footer): number {
  const { filter } = footer;
  const rows = Math.ceil(shownEntries(scene, filter).length / columnsOf(scene.size));
  const legend = scene.colour.by === 'ramp' ? 46 : Math.max(36, rows * ENTRY.height);
  return legendTop(scene.size, footer) + legend + FOOT;
}

/** Draws the footer from `top` on. */
export function drawFooter(
  pen: Pen,
  scene: Scene,
  { footer, theme, top }: { readonly footer: Footer; readonly theme: Theme; readonly top: number },
): void {
  const text: Type = { family: theme.font, size: SMALL, fill: theme.ink2 };
  const strong = { family: theme.display, size: TITLE.size, weight: 600, fill: theme.ink };
  for (const [n, line] of linesOf(scene.size, footer).entries())
    pen.write(line, { x: MARGIN, y: top + TITLE.at + n * TITLE.line }, strong);
  const start = top + legendTop(scene.size, footer);
  const width =
    scene.colour.by === 'ramp'
      ? drawRamp(pen, scene, { footer, theme, text, top: start })
      : drawEntries(pen, scene, { footer, theme, text, top: start });
  drawSizes(pen, scene, { footer, theme, text, left: MARGIN + width, top: start });
}

interface Part {
  readonly footer: Footer;
  readonly theme: Theme;
  readonly text: Type;
  readonly top: number;
}

/** Returns its width. */
function drawRamp(pen: Pen, { colour, dark }: Scene, { footer, text, top }: Part): number {
  if (colour.by !== 'ramp') return 0;
  pen.write(colour.name, { x: MARGIN, y: top + 6 }, text);
  // A bin is drawn where a film in its middle is.
  const values = Float32Array.from({ length: BINS }, (_, bin) =>
    valueAlong(colour, (bin + 0.5) / BINS),
  );
  const passes = filterOf({ ...colour, values }, footer.filter);
  for (let bin = 0; bin < BINS; bin++) {
    if (passes && !passes(bin)) continue;
    const left = MARGIN + (bin * RAMP.width) / BINS;
    const right = left + RAMP.width / BINS + 0.4;
    const box = { left, right, top: top + 16, bottom: top + 16 + RAMP.height };
    pen.box(box, { fill: binColour(bin, dark) });
  }
  for (const { part, text: tick } of ticksOf(colour)) {
    const anchor = part === 0 ? 'start' : 'middle';
    pen.write(tick, { x: MARGIN + part * RAMP.width, y: top + 37 }, { ...text, anchor });
  }
  return RAMP.width + 40;
}

/** Returns its width. */
function drawEntries(pen: Pen, scene: Scene, { footer, theme, text, top }: Part): number {
  const columns = columnsOf(scene.size);
  const entries = shownEntries(scene, footer.filter);
  for (const [i, { text: name, path, shade }] of entries.entries()) {
    const x = MARGIN + 6 + (i % columns) * ENTRY.width;
    const y = top + 8 + Math.floor(i / columns) * ENTRY.height;
    pen.shape(
      path,
      { x, y },
      { fill: shade === undefined ? theme.quiet : theme.categories[shade] },
    );
    const { longest } = ENTRY;
    const short = name.length > longest ? `${name.slice(0, longest - 1).trimEnd()}…` : name;
    pen.write(short, { x: x + 12, y }, text);
  }
  return Math.min(columns, entries.length) * ENTRY.width;
}

function drawSizes(
  pen: Pen,
  { size }: Scene,
  { footer, theme, text, left, top }: Part & { readonly left: number },
): void {
  const [least, largest] = [1, footer.most].map((count) => radiusFor(count, footer.most, size));
  pen.disc({ x: left + least + 1, y: top + 10 }, least, { fill: theme.ink2 });
  pen.disc({ x: left + 2 * least + largest + 8, y: top + 10 }, largest, { fill: theme.ink2 });
  const words = `1–${footer.most.toLocaleString('en-GB')} ratings`;
  pen.write(words, { x: left, y: top + 28 }, text);
}
