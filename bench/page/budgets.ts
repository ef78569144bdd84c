/** How a figure depends on the machine, and so how it is judged. */
export type Kind =
  /** Time that a slower machine takes longer for: judged as it would be at the reference speed. */
  | 'work'
  /** Time between two pictures: a slower machine takes longer, a faster one waits for the screen all the same. */
  | 'frame'
  /** The same on every machine. */
  | 'fixed';

/** One promise about the built page. */
export interface Budget {
  readonly what: string;
  readonly unit: 'ms' | 'kB' | '';
  readonly kind: Kind;
  /** The most it may be, in its unit, at the reference speed. */
  readonly most: number;
}

/** Every budget of the page, in the order in which they are printed. */
export const BUDGETS = {
  cards: { what: 'first visit: film cards usable', unit: 'ms', kind: 'work', most: 1000 },
  personal: {
    what: 'first visit: personal picks after three ratings',
    unit: 'ms',
    kind: 'work',
    most: 2500,
  },
  predicted: {
    what: 'first visit: the same with predicted stars',
    unit: 'ms',
    kind: 'work',
    most: 2500,
  },
  longest: {
    what: 'first visit: longest task of the page while models train',
    unit: 'ms',
    kind: 'work',
    most: 50,
  },
  cached: {
    what: 'return visit: picks with predicted stars, from the cache',
    unit: 'ms',
    kind: 'work',
    most: 500,
  },
  retrained: { what: 'return visit: models trained again', unit: '', kind: 'fixed', most: 0 },
  rating: { what: 'a rating → new picks on screen', unit: 'ms', kind: 'work', most: 50 },
  ratingInTraining: {
    what: 'the same while models train',
    unit: 'ms',
    kind: 'work',
    most: 50,
  },
  slider: { what: 'a slider → picks ranked again', unit: 'ms', kind: 'work', most: 50 },
  // 60 a second is a frame every 16.7 ms; the clock of frames has a grain of 0.1 ms.
  frame: { what: 'map, pan and zoom: median frame', unit: 'ms', kind: 'frame', most: 16.8 },
  slowFrame: { what: 'map, pan and zoom: 95th percentile', unit: 'ms', kind: 'frame', most: 20 },
  crowdFrame: {
    what: 'map of 62,423 films: 95th percentile',
    unit: 'ms',
    kind: 'frame',
    most: 50,
  },
  umap: {
    what: 'map: all films by UMAP, in the background',
    unit: 'ms',
    kind: 'work',
    most: 20_000,
  },
  umapTask: {
    what: 'map: longest task of the page meanwhile',
    unit: 'ms',
    kind: 'work',
    most: 50,
  },
  imported: {
    what: 'a Letterboxd file of 2,000 ratings → its preview',
    unit: 'ms',
    kind: 'work',
    most: 2000,
  },
  importedPicks: {
    what: 'Confirm → picks from them with predicted stars',
    unit: 'ms',
    kind: 'work',
    most: 5000,
  },
  searchTask: {
    what: 'Lab: longest task of the page while its workers search settings',
    unit: 'ms',
    kind: 'work',
    most: 50,
  },
  brush: { what: 'Data: a brush → the other charts', unit: 'ms', kind: 'work', most: 50 },
  script: { what: 'JavaScript of the first screen', unit: 'kB', kind: 'fixed', most: 120 },
} as const satisfies Readonly<Record<string, Budget>>;

/** Names a budget. */
export type Row = keyof typeof BUDGETS;
