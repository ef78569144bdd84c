import type { Box } from './labels';
import type { Point } from './view';

/** How an outline is drawn and filled; colours are CSS colours, lengths pixels. */
export interface Look {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  /** Lengths of dashes and gaps. */
  readonly dash?: readonly number[];
}

/** How a line of text is set. It is centred on its point's y. */
export interface Type {
  readonly family: string;
  readonly size: number;
  readonly weight?: number;
  readonly fill: string;
  /** Colour of the halo, and its width. */
  readonly halo?: string;
  readonly haloWidth?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Space between letters, in pixels. */
  readonly spacing?: number;
  /** 0 … 1, by default 1. */
  readonly opacity?: number;
}

/** Draws on a canvas or writes SVG: what is seen and what is exported are one drawing. */
export interface Pen {
  disc(at: Point, radius: number, look: Look): void;
  /** A line through points, or the outline of the polygon they make. */
  line(points: readonly Point[], look: Look, closed?: boolean): void;
  box(box: Box, look: Look): void;
  /** An SVG path, moved so that its origin is at the point. */
  shape(path: string, at: Point, look: Look): void;
  write(text: string, at: Point, type: Type): void;
}

/** The font of a type as CSS writes it. */
export function fontOf({ family, size, weight }: Pick<Type, 'family' | 'size' | 'weight'>): string {
  return `${weight ?? 400} ${size}px ${family}`;
}

const ALIGNED = { start: 'start', middle: 'center', end: 'end' } as const;

const UNBROKEN: readonly number[] = [];

/** Draws on a canvas, in the pixels of its context. */
export class CanvasPen implements Pen {
  readonly #context: CanvasRenderingContext2D;

  constructor(context: CanvasRenderingContext2D) {
    this.#context = context;
  }

  disc(at: Point, radius: number, look: Look): void {
    this.#context.beginPath();
    this.#context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    this.#ink(look);
  }

  line(points: readonly Point[], look: Look, closed = false): void {
    const context = this.#context;
    context.beginPath();
    for (const { x, y } of points) context.lineTo(x, y);
    if (closed) context.closePath();
    this.#ink(look);
  }

  box({ left, top, right, bottom }: Box, look: Look): void {
    this.#context.beginPath();
    this.#context.rect(left, top, right - left, bottom - top);
    this.#ink(look);
  }

  shape(path: string, at: Point, { fill }: Look): void {
    const context = this.#context;
    context.save();
    context.translate(at.x, at.y);
    if (fill) context.fillStyle = fill;
    context.fill(new Path2D(path));
    context.restore();
  }

  write(text: string, at: Point, type: Type): void {
    const context = this.#context;
    context.font = fontOf(type);
    context.textAlign = ALIGNED[type.anchor ?? 'start'];
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.globalAlpha = type.opacity ?? 1;
    if ('letterSpacing' in context) context.letterSpacing = `${type.spacing ?? 0}px`;
    if (type.halo) {
      context.setLineDash([]);
      context.lineWidth = type.haloWidth ?? 3.5;
      context.strokeStyle = type.halo;
      context.strokeText(text, at.x, at.y);
    }
    context.fillStyle = type.fill;
    context.fillText(text, at.x, at.y);
    context.globalAlpha = 1;
  }

  #ink({ fill, stroke, width, dash }: Look): void {
    const context = this.#context;
    if (fill) {
      context.fillStyle = fill;
      context.fill();
    }
    if (!stroke) return;
    context.setLineDash(dash ?? UNBROKEN);
    context.lineWidth = width ?? 1;
    context.strokeStyle = stroke;
    context.stroke();
  }
}
