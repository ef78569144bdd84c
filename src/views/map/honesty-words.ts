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
