import { escaped } from './map/svg-pen';

/** What is written around a drawing where it stands alone. */
export interface PictureWords {
  /** The finding in a sentence, above it. */
  readonly title: string;
  /** More of it, below. */
  readonly text?: string;
  /** What it was drawn from, below it. */
  readonly source: string;
}

/** A drawing that stands alone: nothing in it refers to the page that it was drawn on. */
export interface PictureFile {
  readonly text: string;
  /** In px. */
  readonly width: number;
  readonly height: number;
}

/** Pixels of a picture for each px of its drawing. */
const RATIO = 2;
/** Room around the drawing; it holds labels that stick out. */
const [SIDE, HEAD, FOOT] = [24, 48, 40];
const [TITLE_SIZE, TEXT_SIZE, SOURCE_SIZE] = [16, 13, 12];
/** From line to line, of their size. */
const LEADING = 1.3;
/** Mean width of a letter, of its size. */
const LETTER = 0.55;

/** What an element looks like, beside what its attributes say. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
] as const;
/** What every element has where nothing is said; an inherited one is said once, by what holds the drawing. */
const USUAL: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'paint-order': 'normal',
  'font-style': 'normal',
  'font-weight': '400',
  'text-anchor': 'start',
};
const NOT_INHERITED = new Set(['opacity']);
/** Attributes that say where and how large things are, and not what they mean on the page. */
const KEPT = /^(x|y|x1|x2|y1|y2|dx|dy|d|r|rx|ry|cx|cy|width|height|points|transform)$/;

type StyleOf = (element: Element) => Pick<CSSStyleDeclaration, 'getPropertyValue'>;
type Look = Readonly<Record<string, string>>;

/**
 * A chart as an SVG file: the styles that the page gives it are written into it. Parts with `data-screen`, such as handles,
 * and what is not displayed are left out.
 * @param styleOf What the page makes of an element's styles.
 */
export function pictureFile(
  svg: SVGSVGElement,
  { title, text: more = '', source }: PictureWords,
  styleOf: StyleOf = (element) => getComputedStyle(element),
): PictureFile {
  const style = styleOf(svg);
  const [ink, paper, family] = [
    style.getPropertyValue('color') || '#000',
    styleOf(svg.ownerDocument.body).getPropertyValue('background-color') || '#fff',
    style.getPropertyValue('font-family') || 'sans-serif',
  ];
  const inner = Number(svg.getAttribute('width'));
  const lines = [
    ...linesOf(title, TITLE_SIZE, inner, ' font-weight="600"'),
    ...(more ? linesOf(more, TEXT_SIZE, inner) : []),
  ];
  const heights = lines.map(({ size }) => LEADING * size);
  const head = HEAD - LEADING * TITLE_SIZE + heights.reduce((sum, height) => sum + height, 0);
  const width = inner + 2 * SIDE;
  const height = Number(svg.getAttribute('height')) + head + FOOT;
  const text = (line: string, y: number, size: number, rest = '') =>
    `<text x="${SIDE}" y="${y}" font-family="${escaped(family)}" font-size="${size}" fill="${escaped(ink)}"${rest}>${escaped(line)}</text>`;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${escaped(paper)}"/>`,
    ...lines.map(({ line, size, rest }, k) =>
      text(line, 28 + heights.slice(1, k + 1).reduce((sum, height) => sum + height, 0), size, rest),
    ),
    `<g transform="translate(${SIDE} ${head})">`,
    ...[...svg.childNodes].map((child) => markup(child, USUAL, styleOf)),
    '</g>',
    text(source, height - 14, SOURCE_SIZE),
    '</svg>\n',
  ];
  return { text: parts.filter(Boolean).join('\n'), width, height };
}

/** The same as a PNG, two pixels to the px. Throws where the browser gives no canvas so large. */
export async function picturePng({ text, width, height }: PictureFile): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {
    width: Math.ceil(RATIO * width),
    height: Math.ceil(RATIO * height),
  });
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!context || !blob) throw new Error('This browser could not make the picture.');
  return blob;
}

/** An element and what is in it, with what it looks like where that is not what it inherits. */
function markup(node: ChildNode, inherited: Look, styleOf: StyleOf): string {
  if (node.nodeType === 3) return escaped((node.textContent ?? '').replace(/\s+/g, ' '));
  if (node.nodeType !== 1) return '';
  const element = node as Element; // its type says so
  const style = styleOf(element);
  if (element.hasAttribute('data-screen') || style.getPropertyValue('display') === 'none')
    return '';
  const look = Object.fromEntries(LOOKS.map((name) => [name, style.getPropertyValue(name)]));
  const says = LOOKS.filter(
    (name) =>
      look[name] !== '' &&
      look[name] !== ((NOT_INHERITED.has(name) ? USUAL : inherited)[name] ?? ''),
  ).map((name) => ` ${name}="${escaped(look[name].replaceAll('"', "'"))}"`);
  const places = [...element.attributes]
    .filter(({ name }) => KEPT.test(name))
    .map(({ name, value }) => ` ${name}="${escaped(value)}"`);
  const name = element.tagName;
  const inside = [...element.childNodes].map((child) => markup(child, look, styleOf)).join('');
  const tag = `${name}${name === 'title' ? '' : [...places, ...says].join('')}`;
  return inside ? `<${tag}>${inside}</${name}>` : `<${tag}/>`;
}

/** Lines of text as wide as the drawing, about. */
function linesOf(text: string, size: number, width: number, rest = '') {
  const letters = Math.max(8, Math.floor(width / (size * LETTER)));
  return wrapped(text, letters).map((line) => ({ line, size, rest }));
}

/** Lines of so many letters at most, as far as words allow. */
function wrapped(text: string, letters: number): string[] {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last && last.length + 1 + word.length > letters) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}
