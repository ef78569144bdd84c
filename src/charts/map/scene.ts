import type { Colouring } from './colours';
import type { Box } from './labels';
import type { Films } from './overlay';
import type { NeighbourLine, RegionLevel } from './props';
import type { Point, Size, View } from './view';

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
  /** Where the pin has been, in plot pixels at fit. */
  readonly trail: readonly Point[];
  readonly lines: readonly NeighbourLine[];
  readonly path: readonly number[];
  readonly selection: ReadonlySet<number> | undefined;
  /** The outline that is being drawn, in screen pixels. */
  readonly sketch: readonly Point[] | undefined;
  readonly focus: number | undefined;
  readonly hovered: number | undefined;
  /** Screen boxes that labels keep clear of. */
  readonly taken: readonly Box[];
  /** Labels that would stick out from under this box, the tooltip, are left out. */
  readonly cover: Box | undefined;
}
