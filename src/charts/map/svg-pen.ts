import type { Box } from './labels';
import type { Look, Pen, Type } from './pen';
import type { Point } from './view';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as it stands in XML; characters that XML has no place for are left out. */
export function escaped(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- they are what is left out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, (character) => ESCAPES[character])
  );
}

/** A length with one decimal, and none where it is 0. */
export function length(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const pair = ({ x, y }: Point) => `${length(x)} ${length(y)}`;

/** Writes SVG elements. */
export class SvgPen implements Pen {
  readonly parts: string[] = [];

  disc(at: Point, radius: number, look: Look): void {
    this.parts.push(
      `<circle cx="${length(at.x)}" cy="${length(at.y)}" r="${length(radius)}"${inked(look)}/>`,
    );
  }

  line(points: readonly Point[], look: Look, closed = false): void {
    if (points.length === 0) return;
    const path = `M${points.map(pair).join('L')}${closed ? 'z' : ''}`;
    this.parts.push(`<path d="${path}"${inked(look)}/>`);
  }

  box({ left, top, right, bottom }: Box, look: Look): void {
    const size = `width="${length(right - left)}" height="${length(bottom - top)}"`;
    this.parts.push(`<rect x="${length(left)}" y="${length(top)}" ${size}${inked(look)}/>`);
  }

  shape(path: string, at: Point, look: Look): void {
    this.parts.push(`<path transform="translate(${pair(at)})" d="${path}"${inked(look)}/>`);
  }

  write(text: string, at: Point, type: Type): void {
    const halo = type.halo
      ? ` stroke="${escaped(type.halo)}" stroke-width="${type.haloWidth ?? 3.5}" stroke-linejoin="round" paint-order="stroke"`
      : '';
    const anchor = type.anchor && type.anchor !== 'start' ? ` text-anchor="${type.anchor}"` : '';
    const weight = type.weight ? ` font-weight="${type.weight}"` : '';
    const spacing = type.spacing ? ` letter-spacing="${type.spacing}"` : '';
    const opacity =
      type.opacity !== undefined && type.opacity < 1 ? ` opacity="${type.opacity.toFixed(2)}"` : '';
    const font = `font-family="${escaped(type.family)}" font-size="${type.size}"`;
    // A third of the size below the middle is the line the letters stand on, near enough in every font.
    const place = `x="${length(at.x)}" y="${length(at.y + 0.35 * type.size)}"`;
    this.parts.push(
      `<text ${place} ${font}${weight}${anchor}${spacing}${opacity} fill="${escaped(type.fill)}"${halo}>${escaped(text)}</text>`,
    );
  }
}

function inked({ fill, stroke, width, dash }: Look): string {
  const lines = stroke
    ? ` stroke="${escaped(stroke)}" stroke-width="${width ?? 1}"${dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''}`
    : '';
  return ` fill="${escaped(fill ?? 'none')}"${lines}`;
}
