import { ln } from '../exact-math';
import type { FilmTerms, TermKind } from './film-terms';

/** Something that a set of films has more often than others. */
export interface DistinctiveTerm {
  readonly text: string;
  readonly kind: TermKind;
  /** Share of the set's films that have it, and of all, 0 … 1. */
  readonly share: number;
  readonly usual: number;
  /** share / usual, above 1. */
  readonly lift: number;
  /** How sure it is that this is no chance, in standard deviations, at least 2. */
  readonly z: number;
}

/** What sets are compared with, and how much each film counts. */
export interface TermBackground {
  readonly films: Uint32Array;
  /** Ratings per film of the data set. */
  readonly counts: Uint32Array;
}

/** So many films of a set must have a term. */
const LEAST_FILMS = 3;
/** Films as all of them are that every set is taken to hold besides its own: rare terms cannot win by chance. */
const PRIOR_FILMS = 12;
const LEAST_Z = 2;
/** The share must be so many times the usual one, … */
const LEAST_LIFT = 1.25;
/** … and so large, or a tag of three films would speak for a thousand. */
const LEAST_SHARE = 0.05;

/**
 * What makes sets of films different: log-odds of a term in the set against all films, with the latter as prior, over its
 * standard deviation (Monroe, Colaresi, Quinn. Political Analysis 16(4), 2008, eq. 16–22). Films count as the square root of
 * their ratings there: a set is recognised by its known films, and people tag no others. The shares that are told are of
 * films, each counted once.
 *
 * @returns For a set of films the most distinctive first, none for fewer than three films. The films must be among the
 * background's.
 */
export function distinctiveTerms(
  index: FilmTerms,
  background: TermBackground,
): (films: Uint32Array, options: { readonly most: number }) => DistinctiveTerm[] {
  const all = tally(index, background.films, background.counts);
  return (films, { most }) => {
    if (films.length < LEAST_FILMS) return [];
    const own = tally(index, films, background.counts);
    const found: DistinctiveTerm[] = [];
    index.names.forEach(({ text, kind }, term) => {
      if (own.films[term] < LEAST_FILMS) return;
      const share = own.films[term] / films.length;
      const usual = all.films[term] / background.films.length;
      const weighed = own.weights[term] / own.weight;
      const z = surprise(weighed, all.weights[term] / all.weight, own.size);
      const lift = share / usual;
      if (z < LEAST_Z || lift < LEAST_LIFT || weighed < LEAST_SHARE) return;
      found.push({ text, kind, share, usual, lift, z });
    });
    return found.sort((a, b) => b.z - a.z).slice(0, most);
  };
}

/** Films and weight of each term; `size`: of how many films of equal weight the set is worth (Kish 1965). */
function tally({ names, starts, terms }: FilmTerms, films: Uint32Array, counts: Uint32Array) {
  const carriers = new Uint32Array(names.length);
  const weights = new Float64Array(names.length);
  let [weight, squares] = [0, 0];
  for (const film of films) {
    const own = Math.sqrt(Math.max(1, counts[film]));
    weight += own;
    squares += own * own;
    for (let t = starts[film]; t < starts[film + 1]; t++) {
      carriers[terms[t]] += 1;
      weights[terms[t]] += own;
    }
  }
  return { films: carriers, weights, weight, size: squares > 0 ? (weight * weight) / squares : 0 };
}

/** z of a share among `size` films, against the usual one; 0 where a term is everywhere. */
function surprise(share: number, usual: number, size: number): number {
  const withTerm = share * size + usual * PRIOR_FILMS;
  const without = (1 - share) * size + (1 - usual) * PRIOR_FILMS;
  if (!(withTerm > 0 && without > 0 && usual < 1)) return 0;
  const oddsRatio = ln(withTerm / without) - ln(usual / (1 - usual));
  return oddsRatio / Math.sqrt(1 / withTerm + 1 / without);
}

/**
 * What a set of films can be called, the best first: two of its terms, or one. Decades are only named beside something else
 * where there is something else.
 */
export function namesFrom(terms: readonly Pick<DistinctiveTerm, 'text' | 'kind'>[]): string[] {
  const content = terms.filter(({ kind }) => kind !== 'decade');
  const decades = terms.filter(({ kind }) => kind === 'decade');
  const ordered =
    terms[0]?.kind === 'decade' && content.length > 0 ? [...content, ...decades] : terms;
  const pairs = ordered.flatMap((first, k) =>
    ordered
      .slice(k + 1)
      .filter((second) => !(first.kind === 'decade' && second.kind === 'decade'))
      .map((second) => `${titled(first.text)} · ${titled(second.text)}`),
  );
  return [...pairs, ...ordered.map(({ text }) => titled(text))];
}

const titled = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
