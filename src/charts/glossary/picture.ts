/** A line of a picture: what is drawn lies along the scale that all lines share. */
export interface PictureRow {
  readonly name: string;
  /** The figure beside it, as it is read. */
  readonly text: string;
  /** A bar from the beginning of the scale. */
  readonly bar?: number;
  /** A line from the first to the second, which ends in a filled dot. */
  readonly move?: readonly [number, number];
  /** Hollow dots. */
  readonly dots?: readonly number[];
  /** A filled dot with the reach of its error. */
  readonly estimate?: { readonly mean: number; readonly se: number };
  /** Written bold: what the text is about. */
  readonly strong?: boolean;
}

/** Lines along one scale, as a table that is also read. */
export interface RowsPicture {
  readonly kind: 'rows';
  /** Head of the names and of the figures. */
  readonly heads: readonly [string, string];
  readonly rows: readonly PictureRow[];
  /** Ends of the scale. */
  readonly scale: readonly [number, number];
  /** A value that all lines are held against. */
  readonly level?: number;
  /** Draws the square of each move. */
  readonly squares?: boolean;
}

export interface PictureLine {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
  /** Dots alone, a line through them, or a dashed line. */
  readonly drawn: 'dots' | 'line' | 'dashed';
}

/** Lines or dots on two axes. */
export interface LinesPicture {
  readonly kind: 'lines';
  readonly lines: readonly PictureLine[];
  /** Points that are named. */
  readonly named?: readonly {
    readonly at: readonly [number, number];
    readonly text: string;
    readonly you?: boolean;
  }[];
  readonly across: string;
  readonly up: string;
  /** Axes along which each step is a factor. */
  readonly log?: 'both' | 'across';
  /** Ends of the upright axis where lines may leave it. */
  readonly within?: readonly [number, number];
}

/** Lists side by side, with what is found marked. */
export interface ListsPicture {
  readonly kind: 'lists';
  readonly lists: readonly {
    readonly head: string;
    readonly items: readonly {
      readonly text: string;
      readonly note?: string;
      readonly hit?: boolean;
    }[];
  }[];
}

/** Squares in rows; a kind is a place in the names. */
export interface CellsPicture {
  readonly kind: 'cells';
  readonly cells: readonly (readonly number[])[];
  /** What a filled, a hollow and a dashed square is. */
  readonly names: readonly string[];
}

/** Figures by two settings. */
export interface TablePicture {
  readonly kind: 'table';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** People's ratings as a protocol treats them. */
export interface PeoplePicture {
  readonly kind: 'people';
  readonly people: readonly (readonly ('learned' | 'shown' | 'hidden' | 'unused')[])[];
}

/** What stands beside a term: drawn from the data that are open, with a sentence that says what is seen. */
export type Picture = (
  RowsPicture | LinesPicture | ListsPicture | CellsPicture | TablePicture | PeoplePicture
) & { readonly says: string };
