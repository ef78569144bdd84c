import type { Colouring } from './colours';
import type { Box, Label } from './labels';
import type { NeighbourLine, RegionLevel, TrailPoint } from './props';
import type { RegionLabel } from './regions';
import type { Point, Positions, Size, View } from './view';

/** What a picture knows of the films. */
export interface Films {
  readonly positions: Positions;
  /** Least rated first. */
  readonly order: Uint32Array;
  readonly steps: Int8Array;
  readonly titles: readonly string[];
  readonly years: Int16Array;
}

/** The words of a picture, each in its place. */
export interface Words {
  readonly labels: readonly Label[];
  readonly regions: readonly RegionLabel[];
  /** Rooms of the captions of the axes, across and up. */
  readonly axes: readonly Box[];
}

/** The visitor, in plot pixels at fit. */
export interface Pin {
  readonly at: Point;
  /** Where the visitor has moved it. */
  readonly moved: Point | undefined;
}

/** Everything one picture of the map shows. */
export interface Scene {
  readonly films: Films;
  /** Films in the order of drawing. */
  readonly drawing: Uint32Array;
  readonly marks: Uint8Array;
  readonly colour: Colouring;
  readonly dark: boolean;
  readonly size: Size;
  readonly view: View;
  /** Without labels while films travel. */
  readonly resting: boolean;
  readonly axes: readonly [string, string] | undefined;
  /** In plot pixels at fit. */
  readonly regions: readonly RegionLevel[];
  readonly pin: Pin | undefined;
  /** Where the pin has been, in plot pixels at fit; the stop that says its text. */
  readonly trail: readonly TrailPoint[];
  readonly stop: TrailPoint | undefined;
  readonly lines: readonly NeighbourLine[];
  readonly path: readonly number[];
  /** The others are drawn faint. */
  readonly selection: ReadonlySet<number> | undefined;
  /** Films of the selection that are ringed. */
  readonly ringed: readonly number[];
  /** The outline that is being drawn, in screen pixels. */
  readonly sketch: readonly Point[] | undefined;
  readonly focus: number | undefined;
  readonly hovered: number | undefined;
  /** Screen boxes that labels keep clear of. */
  readonly taken: readonly Box[];
  /** Labels that would stick out from under this box, the tooltip, are left out. */
  readonly cover: Box | undefined;
}
