import type { FitRequest, Use } from '../../workers/api';

/** A fit of the page and what a visitor reads of it. */
export interface LineUpFit {
  /** Not the model's own: the registry of models is the workers', and the page comes without it. */
  readonly label: string;
  readonly request: FitRequest;
  /** How many ratings make it worth its time; any, where left out. */
  readonly from?: number;
}

/** What is fitted without being asked for. */
export type OwnUse = Exclude<Use, 'chosen'>;

export type LineUp = Readonly<Record<OwnUse, readonly [LineUpFit, ...LineUpFit[]]>>;

/** It helps from 20 ratings on, and takes its time: it is ready when they are there. */
const IALS_FROM = 15;

/** It is drawn in two dimensions and predicts nothing: a sixth of the work that its own defaults take. */
const MAP_FACTORS = { factors: 16, iterations: 8 };

const SETTINGS = { seed: 1, holdOut: 0 };

/**
 * What the page fits when a data set opens, by what it is for. The first of each answers after about a second, the last
 * is the best there is and takes its place when it is ready.
 */
export const LINE_UP: LineUp = {
  ranking: [
    {
      label: 'Similar people, EASE and stars',
      request: { use: 'ranking', model: 'for-you', params: { parts: 'quick' }, ...SETTINGS },
    },
    {
      label: 'The same; with iALS from 20 ratings',
      request: { use: 'ranking', model: 'for-you', params: {}, ...SETTINGS },
      from: IALS_FROM,
    },
  ],
  stars: [
    {
      label: 'Star mix',
      request: { use: 'stars', model: 'star-mix', params: {}, ...SETTINGS, holdOut: 0.02 },
    },
  ],
  map: [
    {
      label: 'Biased ALS',
      request: { use: 'map', model: 'als', params: MAP_FACTORS, ...SETTINGS, holdOut: 0.02 },
    },
  ],
};

export const USES = Object.keys(LINE_UP) as readonly OwnUse[];

/** A model that somebody can have their picks ranked by. */
export interface Algorithm extends LineUpFit {
  /** In links. */
  readonly id: string;
  /** What it goes by, in a sentence. */
  readonly text: string;
}

const algorithm = (id: string, label: string, text: string, model: string): Algorithm => ({
  id,
  label,
  text,
  request: { use: 'chosen', model, params: {}, ...SETTINGS },
});

/** What picks can be ranked by besides what is recommended. */
export const ALGORITHMS: readonly Algorithm[] = [
  algorithm('als', 'Matrix factorisation', 'iALS: who watches what, as factors.', 'ials'),
  algorithm(
    'neighbours',
    'Neighbours',
    'What people whose choices are like yours watch.',
    'user-knn',
  ),
  algorithm('ease', 'EASE', 'One weight for each pair of films, solved at once.', 'ease'),
  algorithm(
    'content',
    'Content',
    'Well-known films of the genres and eras that you rate.',
    'content-rank',
  ),
  algorithm(
    'stars',
    'Predicted stars',
    'The highest predictions, however few people rated the film.',
    'star-mix',
  ),
  algorithm(
    'popular',
    'Popular',
    'What most people have rated; your taste has no say.',
    'popularity',
  ),
  algorithm('surprise', 'Surprise me', 'Drawn at random from all rated films.', 'random'),
];
