import type { Metric } from '../../core/projection/projection';
import { counted } from '../../ui/text';

/** How much of the true neighbourhoods a map keeps, over all its films. */
export interface MapHonesty {
  /** How many neighbours are compared. */
  readonly k: number;
  /** 0 … 1: whether films that are near here are near in truth, and the other way round (Venna, Kaski 2001). */
  readonly trustworthiness: number;
  readonly continuity: number;
  /** Mean share of the k true neighbours that are among the k nearest here, 0 … 1. */
  readonly kept: number;
  /** Films on the map, and how many of them it was measured on. */
  readonly films: number;
  readonly measured: number;
}

/** The same of one film. */
export interface FilmHonesty {
  readonly title: string;
  /** How many of its k true neighbours are among its k nearest here. */
  readonly kept: number;
  readonly k: number;
}

const SMALL = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];
const inWords = (n: number): string => SMALL[n] ?? n.toLocaleString('en-GB');
const percent = (share: number): string => `${Math.round(100 * share)} %`;

export const keptText = ({ k, kept }: Pick<MapHonesty, 'k' | 'kept'>): string =>
  `Of each film’s ${inWords(k)} true neighbours ${(kept * k).toFixed(1)} are among its ${inWords(k)} nearest here (${percent(kept)}).`;

/** From the best to what is no better than chance, which is about a half. */
const GRADES = [
  { from: 0.95, word: 'nearly always' },
  { from: 0.85, word: 'mostly' },
  { from: 0.7, word: 'often' },
  { from: 0.55, word: 'a little more often than by chance' },
  { from: -Infinity, word: 'no more often than by chance' },
];
const gradeOf = (value: number): string =>
  GRADES.find(({ from }) => value >= from)?.word ?? 'at times';

export const trustText = ({ trustworthiness }: Pick<MapHonesty, 'trustworthiness'>): string =>
  `Films that are near here ${gradeOf(trustworthiness)} belong together.`;
export const continuityText = ({ continuity }: Pick<MapHonesty, 'continuity'>): string =>
  `Films that belong together are ${gradeOf(continuity)} near here.`;

export const measuredText = ({
  films,
  measured,
}: Pick<MapHonesty, 'films' | 'measured'>): string =>
  measured >= films
    ? `Measured on all ${counted(films, 'film')}.`
    : `Measured on ${counted(measured, 'film')} drawn at random, of ${films.toLocaleString('en-GB')}.`;

export function filmText({ title, kept, k }: FilmHonesty, usual: number): string {
  const [share, most] = [kept / k, inWords(k)];
  const word = inWords(kept);
  const than =
    share > usual + 0.1 ? 'more than usual' : share < usual - 0.1 ? 'less than usual' : 'as usual';
  return `${title}: ${word} of its ${most} true neighbours ${kept === 1 ? 'is' : 'are'} among its ${most} nearest here, ${than}.`;
}

/** By what true neighbours are found. */
export const METRICS: readonly {
  readonly value: Metric;
  readonly text: string;
  readonly says: string;
}[] = [
  {
    value: 'cosine',
    text: 'Direction',
    says: 'Two films are near when the same people like both, however strongly.',
  },
  {
    value: 'l2',
    text: 'Distance',
    says: 'How strongly they are liked counts too: films with few ratings are all near the middle.',
  },
];

/** What a way of drawing the map lets one say. */
export interface ProjectionWords {
  readonly near: string;
  readonly far: string;
  readonly gaps: string;
}

/** By the id of the projection. */
export const PROJECTION_WORDS: Readonly<Record<string, ProjectionWords>> = {
  pca: {
    near: 'Near can mean alike, or only alike in two of the model’s dimensions: all others are flattened.',
    far: 'Far does mean different: no distance here is longer than the true one.',
    gaps: 'Distances can be compared with each other. Direction and size are those of the widest differences.',
  },
  latent: {
    near: 'Near means alike in the two dimensions that are drawn, whatever the others say.',
    far: 'Far does mean different in one of the two.',
    gaps: 'Distances can be compared. The dimensions have no name, and a model trained again may turn them.',
  },
  fame: {
    near: 'Near means as well known and as well liked. It says nothing of what a film is.',
    far: 'Far means better known, across, or better liked, up; by few people means by chance.',
    gaps: 'Each axis has its own scale: only the numbers on it can be compared.',
  },
  umap: {
    near: 'Near mostly means alike: the closest neighbours are what this map is made from.',
    far: 'Far says little. Two islands at opposite ends need not differ more than two next to each other.',
    gaps: 'The width of a gap, the size of an island and how dense it is mean nothing. Another seed draws another map.',
  },
};
