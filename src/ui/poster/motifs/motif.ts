import type { Noise } from '../noise';

/** The picture a motif fills: its size in units of the sheet. */
export interface Panel {
  readonly w: number;
  readonly h: number;
}

/** The colours of a picture; `main`, `accent` and `extra` stand off the ground. */
export interface Inks {
  readonly ground: string;
  readonly main: string;
  readonly accent: string;
  readonly extra: string;
}

/** One drawing of a genre's idea, as SVG shapes: the same noise gives the same drawing. */
export type Motif = (noise: Noise, panel: Panel, inks: Inks) => string;

/** Either side. */
export const SIDES = [-1, 1] as const;
