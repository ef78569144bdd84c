import type {
  CountChart,
  GenreRow,
  MeanChart,
  TagChart,
  TimeChart,
  YearChart,
} from '../../core/survey/survey';
import type { TailFit } from '../../core/survey/tail';
import { STARS } from '../../charts/axis';
import { counted } from '../../ui/text';
import { percentText } from '../../ui/taste';
import { monthText } from './filter-words';

/** What a figure shows, as its heading and the sentence below it say. */
export interface Finding {
  readonly title: string;
  readonly text: string;
}

const figures = (n: number) => n.toLocaleString('en-GB');
const sumOf = (counts: ArrayLike<number>) => Array.from(counts).reduce((sum, n) => sum + n, 0);
const placeOfMost = (counts: ArrayLike<number>) =>
  Array.from(counts).reduce((best, n, k) => (n > counts[best] ? k : best), 0);
const NONE: Finding = { title: 'No ratings here', text: 'None passes what is picked.' };

/** Of fewer films nothing is said of how they share the ratings. */
const FEW_FILMS = 10;
/** Genres with fewer ratings are not called the best or the worst rated. */
const ENOUGH = 50;

/** @param stars Counts of ½ … 5. */
export function starsFinding(stars: ArrayLike<number>): Finding {
  const all = sumOf(stars);
  if (all === 0) return NONE;
  const top = placeOfMost(stars);
  const half = sumOf(Array.from(stars).filter((_, k) => k % 2 === 0));
  const mode = `${STARS[top]}★ is given most often: ${figures(stars[top])} of ${counted(all, 'rating')}, ${percentText(stars[top] / all)}.`;
  const spread = spreadText(stars);
  if (half === 0) return { title: 'Only whole stars are given', text: `${mode} ${spread}` };
  const share = half / all;
  const text = `${mode} Half stars are ${percentText(share)} of all. ${spread}`;
  // Five of the ten steps are halves.
  if (share < 0.4) return { title: 'Whole stars are favourites', text };
  return {
    title: share > 0.6 ? 'Half stars are favourites' : 'Half stars are as usual as whole ones',
    text,
  };
}

/** @param stars Counts of ½ … 5, some of them above 0. */
function spreadText(stars: ArrayLike<number>): string {
  const counts = Array.from(stars);
  const all = sumOf(counts);
  const mean = sumOf(counts.map((count, k) => count * STARS[k])) / all;
  const squares = sumOf(counts.map((count, k) => count * (STARS[k] - mean) ** 2)) / all;
  return `Mean ${mean.toFixed(2)}, standard deviation ${Math.sqrt(squares).toFixed(2)}.`;
}

/** How unevenly ratings are spread over films. */
export function rankFinding({ half, order, counts }: CountChart): Finding {
  const rated = order.length;
  if (rated === 0) return NONE;
  const share = half / rated;
  const once = counts.filter((count) => count === 1).length;
  const title = 'How ratings are spread over films';
  if (half === rated) return { title, text: `${counted(rated, 'film')} rated here.` };
  const text = `${figures(half)} of ${counted(rated, 'rated film')} ${half === 1 ? 'has' : 'have'} half of all ratings or more; ${figures(once)} ${once === 1 ? 'has' : 'have'} exactly one.`;
  if (rated < FEW_FILMS) return { title, text };
  if (share < 0.2) return { title: 'A few films hold most ratings', text };
  return {
    title: share < 0.4 ? 'Some films hold most ratings' : 'Ratings are spread over many films',
    text,
  };
}

/** @param names Vocabulary of genres. */
export function genresFinding(rows: readonly GenreRow[], names: readonly string[]): Finding {
  const named = rows.filter(({ genre, ratings }) => genre < names.length && ratings > 0);
  if (named.length === 0) return NONE;
  const nameOf = ({ genre }: GenreRow) => names[genre];
  const [first, second] = named.toSorted((a, b) => b.ratings - a.ratings);
  const title = second
    ? `${nameOf(first)} and ${nameOf(second)} are rated most`
    : `${nameOf(first)} is rated most`;
  const known = named
    .filter(({ ratings }) => ratings >= ENOUGH)
    .toSorted((a, b) => b.mean - a.mean);
  const [most, fewest] = [known.at(0), known.at(-1)];
  const [high, low] = [most?.mean.toFixed(2), fewest?.mean.toFixed(2)];
  const ends =
    most && fewest && high !== low
      ? `Of genres with ${ENOUGH} ratings or more, ${nameOf(most)} gets the most stars on average, ${high}, ${nameOf(fewest)} the fewest, ${low}. `
      : '';
  return { title, text: `${ends}A film can have several genres, and counts in each.` };
}

export function yearsFinding({ first, ratings, films }: YearChart): Finding {
  const all = sumOf(ratings);
  if (all === 0) return NONE;
  let left = all / 2;
  const middle = ratings.findIndex((count) => (left -= count) <= 0);
  const top = placeOfMost(ratings);
  return {
    title: `At least half of the ratings are of films since ${first + middle}`,
    text: `Films are from ${first} to ${first + films.length - 1}; those of ${first + top} have the most ratings, ${figures(ratings[top])}.`,
  };
}

/** Spreads that differ by less are about the same. */
const ALIKE = 1.15;

/** @param fair Whether each of these people has as many ratings as each of the films: means of few differ by chance. */
export function peopleFinding(
  people: MeanChart,
  films: MeanChart,
  least: number,
  fair: boolean,
): Finding {
  if (people.count === 0) return NONE;
  const text = `Mean rating per person, ${counted(people.count, 'person', 'people')}: ${people.mean.toFixed(2)} on average${deviationText(people)}.`;
  const ratio = people.sd / films.sd;
  if (!fair || !Number.isFinite(ratio)) return { title: 'What people give on average', text };
  const title =
    ratio > ALIKE
      ? 'People differ more than films do'
      : ratio < 1 / ALIKE
        ? 'Films differ more than people do'
        : 'People differ about as much as films do';
  return {
    title,
    text: `${text} Of films with ${least} ratings or more it is ${films.sd.toFixed(2)}.`,
  };
}

/** Nothing of a single one. */
const deviationText = ({ sd }: MeanChart) =>
  Number.isFinite(sd) ? `, standard deviation ${sd.toFixed(2)}` : '';

export function filmsFinding(films: MeanChart, least: number): Finding {
  if (films.count === 0) {
    return {
      title: 'What films get on average',
      text: `No film has ${least} ratings or more here; a mean of few is mostly chance.`,
    };
  }
  return {
    title: `Films get ${films.mean.toFixed(2)} stars on average`,
    text: `Mean rating per film, each film counted once: ${counted(films.count, 'film')} with ${least} ratings or more${deviationText(films)}. A mean of fewer is mostly chance.`,
  };
}

/** How ratings per person or per film are distributed. */
export function countsFinding(
  { order, mean, median }: CountChart,
  tail: TailFit | undefined,
  one: 'person' | 'film',
): Finding {
  if (order.length === 0) return NONE;
  const text = `The middle ${one} has ${counted(median, 'rating')}, the average is ${mean.toFixed(mean < 10 ? 1 : 0)}. Each dot: how many ${one === 'film' ? 'films' : 'people'} have that number of ratings; each step along an axis is a factor of ten.`;
  const title = {
    law: `Ratings per ${one} thin out much as a power law`,
    other: `Ratings per ${one} thin out faster than a power law`,
    open: `Ratings per ${one} may thin out as a power law`,
    none: `How many ratings each ${one} has`,
  }[tailVerdict(tail)];
  return { title, text };
}

/** Chance below which two laws are told apart. */
const TOLD_APART = 0.1;

/** Whether the tail is a power law, as against other laws. */
export function tailVerdict(tail: TailFit | undefined): 'law' | 'other' | 'open' | 'none' {
  if (!tail) return 'none';
  const rivals = [tail.lognormal, tail.exponential];
  if (rivals.some(({ ratio, p }) => ratio < 0 && p < TOLD_APART)) return 'other';
  return rivals.every(({ ratio, p }) => ratio > 0 && p < TOLD_APART) ? 'law' : 'open';
}

/** What is to be known of a fitted exponent before it is believed. */
export function tailCaveat(tail: TailFit, one: 'person' | 'film'): string {
  const { exponent, error, from, of, distance, naive, lognormal } = tail;
  const many = one === 'film' ? 'films' : 'people';
  const fit = `The line is a power law with exponent ${exponent.toFixed(2)} ± ${error.toFixed(2)}, fitted by maximum likelihood to the ${figures(tail.tail)} of ${figures(of)} ${many} with ${counted(from, 'rating')} or more; its greatest gap is ${percentText(distance)}.`;
  const straight = `The dashed line is a least-squares fit through all dots, slope ${naive.slope.toFixed(2).replace('-', '−')}: usual, but biased, as most dots at the right are one ${one} each.`;
  const verdict = {
    law: `Lognormal and exponential curves fit this tail worse, which alone does not make it a power law.`,
    other: `Dots that look straight here are not yet a power law: ${lognormal.ratio < 0 && lognormal.p < TOLD_APART ? 'a lognormal' : 'an exponential'} curve fits this tail better.`,
    open: `Dots that look straight here are not yet a power law: ${rivalsOpen(tail)} fits this tail about as well, and the data cannot tell them apart.`,
    none: '',
  }[tailVerdict(tail)];
  return `${fit} ${straight} ${verdict}`;
}

/** The curve that is not told apart from the power law. */
const rivalsOpen = ({ lognormal }: TailFit) =>
  lognormal.ratio > 0 && lognormal.p < TOLD_APART ? 'an exponential curve' : 'a lognormal curve';

export function timeFinding({ first, ratings }: TimeChart): Finding {
  const years = new Map<number, number>();
  ratings.forEach((count, k) => {
    const year = 1970 + Math.floor((first + k) / 12);
    years.set(year, (years.get(year) ?? 0) + count);
  });
  const [[year, most]] = [...years].toSorted(([, a], [, b]) => b - a);
  const empty = ratings.filter((count) => count === 0).length;
  return {
    title: `No year has more ratings than ${year}`,
    text: `${figures(most)} of ${figures(sumOf(ratings))}, from ${monthText(first)} to ${monthText(first + ratings.length - 1)}${empty > 0 ? `; ${counted(empty, 'month')} between have none` : ''}. Months in UTC.`,
  };
}

export function tagsFinding({ uses, names, users, films, mostUsed }: TagChart): Finding {
  const [first] = mostUsed;
  if (!first) return { title: 'No tags here', text: 'None passes what is picked.' };
  return {
    title: `“${first.tag}” is the tag used most`,
    text: `${counted(uses, 'tag')}, ${figures(names)} different, by ${counted(users, 'person', 'people')} on ${counted(films, 'film')}.`,
  };
}
