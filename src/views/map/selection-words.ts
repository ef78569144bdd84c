import type { DistinctiveTerm } from '../../core/projection/distinctive';
import type { FilmSetFacts } from '../../core/projection/film-set';
import { predictedText } from '../../ui/stars';
import { counted } from '../../ui/text';

/** A row of a FactList. */
interface Fact {
  readonly term: string;
  readonly detail: string;
}

const known = (fact: Fact, ...values: readonly number[]): readonly Fact[] =>
  values.every(Number.isFinite) ? [fact] : [];

/** What is said of a set of films; what is unknown is left out. */
export function factsOf(facts: FilmSetFacts): Fact[] {
  const { mean, predicted, ratings, years, rated, yours } = facts;
  return [
    ...known({ term: 'Predicted for you, mean', detail: predictedText(predicted) }, predicted),
    ...known({ term: 'Everyone’s rating, mean', detail: predictedText(mean) }, mean),
    ...known(
      { term: 'Ratings of the middle film', detail: ratings.toLocaleString('en-GB') },
      ratings,
    ),
    ...(years
      ? [
          {
            term: 'Years',
            detail:
              years.first === years.last
                ? String(years.first)
                : `${years.first} to ${years.last}, half by ${years.median}`,
          },
        ]
      : []),
    {
      term: 'Rated by you',
      detail: rated === 0 ? 'none' : `${counted(rated, 'film')}, mean ${predictedText(yours)}`,
    },
  ];
}

const percent = (share: number): string =>
  share > 0 && share < 0.01 ? 'under 1 %' : `${Math.round(100 * share)} %`;

/** What a set has more of than the map, with both shares. */
export const termFacts = (terms: readonly DistinctiveTerm[]): Fact[] =>
  terms.map(({ text, share, usual }) => ({
    term: text.slice(0, 1).toUpperCase() + text.slice(1),
    detail: `${percent(share)}, ${percent(usual)} of all`,
  }));
