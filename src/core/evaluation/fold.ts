/** One byte per rating, by position in `data.ratings`: 1 for those that it is about. */
export type Mask = Uint8Array<ArrayBuffer>;

/** One fit of a protocol, and what it is put to. */
export interface Fold {
  /** Ratings that the model is fitted without. */
  readonly heldOut: Mask;
  /** Most protocols have one. */
  readonly trials: readonly Trial[];
}

/** What a fitted model is shown of some users, and what it is then judged by. */
export interface Trial {
  /** What sets it apart from the protocol's other trials, such as "3 ratings"; empty where there is one. */
  readonly name: string;
  /** Whose histories are shown, ascending. */
  readonly users: Uint32Array;
  /** Ratings in the histories. */
  readonly shown: Mask;
  /** Ratings of these users that predictions and lists are held against. None of them is shown. */
  readonly test: Mask;
}

/** How lists are made and what counts as a hit. */
export interface Judging {
  /** Films that can be listed: those that anybody rated, or those rated in the training part. */
  readonly candidates: 'rated' | 'trained';
  /** Test films that a list should hold: those with four stars or more, or all. */
  readonly relevant: 'liked' | 'all';
  /** Where films with the same score stand: in the order of one draw per film, or all in the middle of their places. */
  readonly ties: 'drawn' | 'middle';
  /** What films are ordered by: the model's own ranking, or its predicted stars, before or after the scale limits them. */
  readonly by: 'score' | 'stars' | 'limited stars';
  /** Stars that a film must be predicted to be listed; 0 lists any. */
  readonly least: number;
  /** Lowest and highest stars: predictions beyond are held to count as these. */
  readonly scale: readonly [number, number];
}

/** Everything in the catalogue may be listed, in the model's own order; half a star to five. */
export const usualJudging: Judging = {
  candidates: 'rated',
  relevant: 'liked',
  ties: 'drawn',
  by: 'score',
  least: 0,
  scale: [0.5, 5],
};

/** The fold whose users are shown all that is not held out, and are judged by all that is. */
export function simpleFold(heldOut: Mask, users: Uint32Array): Fold {
  const shown = heldOut.map((held) => 1 - held);
  return { heldOut, trials: [{ name: '', users, shown, test: heldOut }] };
}
