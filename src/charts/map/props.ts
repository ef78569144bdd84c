import type { Snippet } from 'svelte';
import type { Colouring } from './colours';
import type { Filter } from './filter';
import type { Point } from './view';

/** What dragging a pointer over the map does. */
export type Tool = 'pan' | 'box' | 'lasso';

/** What becomes of the selection so far. */
export type How = 'new' | 'add' | 'subtract';

/** The name of a neighbourhood. */
export interface Region extends Point {
  /** Films it is made of: the larger go first. */
  readonly films: number;
  readonly text: string;
}

/** The neighbourhoods that are named from a scale on; scale 1 shows all films. */
export interface RegionLevel {
  readonly fromScale: number;
  readonly regions: readonly Region[];
}

/** A moment of the visitor's way over the map: where the pin was once a film was rated. */
export interface TrailPoint extends Point {
  readonly text: string;
}

/** A true neighbour of the film in focus, and whether the map kept it as one. */
export interface NeighbourLine {
  readonly film: number;
  readonly kept: boolean;
}

/** What part of the map shows: its middle, in data units, and the scale, 1 being all films. */
export interface MapWindow extends Point {
  readonly k: number;
}

/** What is seen, to take away. */
export interface MapPicture {
  /** At twice the size of the plot, with legend and caption. */
  png(): Promise<Blob>;
  /** The same as a drawing whose text is text. */
  svg(): string;
}

/** What FilmMap takes. Points are in data units, films are indices. */
export interface FilmMapProps {
  /** Positions, one per film; NaN = not on the map. A new pair is a new layout: dots travel there, unless motion is reduced. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Name of the layout: new positions under the same name keep the view, others show all films. */
  readonly layout?: string | undefined;
  /** Positions come several times a second: they are drawn at once, and the frame follows slowly. */
  readonly live?: boolean;
  readonly titles: readonly string[];
  /** 0 = unknown. */
  readonly years: Int16Array;
  /** Ratings per film: size of dots and order of labels. */
  readonly counts: Uint32Array;
  /** Accessible name, and the caption of an exported picture. */
  readonly label: string;
  readonly dark: boolean;
  readonly colour: Colouring;
  /** The axes have units of their own, so that one may be stretched to fill the plot; else both have one scale. */
  readonly uneven?: boolean;
  /** Words at the right end of the x axis and at the top of the y axis. */
  readonly axes?: readonly [string, string] | undefined;
  /** Films it leaves out are not drawn, labelled, reached or selected. */
  readonly filter?: Filter | undefined;
  readonly onfilter?: ((filter: Filter | undefined) => void) | undefined;
  readonly regions?: readonly RegionLevel[] | undefined;
  /** The visitor. */
  readonly you: Point | undefined;
  /** Oldest first. */
  readonly trail?: readonly TrailPoint[] | undefined;
  /** Where the visitor has moved the pin. */
  readonly moved?: Point | undefined;
  /** The pin is dragged there; absent: it stays where it is. */
  readonly onpin?: ((to: Point, phase: 'move' | 'end') => void) | undefined;
  /** From the film in focus. */
  readonly lines?: readonly NeighbourLine[] | undefined;
  /** Films joined by a line, all of them labelled. */
  readonly path?: readonly number[] | undefined;
  readonly selection?: ReadonlySet<number> | undefined;
  readonly tool?: Tool | undefined;
  readonly ontool?: ((tool: Tool) => void) | undefined;
  readonly onselect?: ((films: Uint32Array, how: How) => void) | undefined;
  /** Ringed, with its tooltip. */
  readonly focus: number | undefined;
  readonly onfocus: (film: number | undefined) => void;
  readonly onopen: (film: number) => void;
  /** Escape, where nothing is being drawn and no film is in focus. */
  readonly onescape?: (() => void) | undefined;
  /** Ctrl or Cmd with Z. */
  readonly onundo?: (() => void) | undefined;
  /** A new object is a new flight. */
  readonly flyTo?: { readonly film: number } | undefined;
  /** What to show; a new object is a new wish. Absent at first: all films. */
  readonly at?: MapWindow | undefined;
  /**
   * Whenever the view has come to rest: the films in it, most rated first, and what it shows; undefined
   * for all films.
   */
  readonly onview: (films: Uint32Array, view: MapWindow | undefined) => void;
  /** Content for the film under the pointer, else the one in focus. */
  readonly tooltip: Snippet<[number]>;
  /** Hands out the means to export what is seen. */
  readonly onready?: ((picture: MapPicture) => void) | undefined;
}
