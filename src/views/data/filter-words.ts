import type { FilterChoice, Range } from '../../core/survey/survey';
import { counted } from '../../ui/text';

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "March 1996". @param month Since January 1970. */
export const monthText = (month: number): string => MONTH.format(Date.UTC(1970, month));

const span = ([from, to]: Range, text: (value: number) => string) =>
  from === to ? text(from) : `${text(from)} to ${text(to)}`;

function starsText([from, to]: Range): string {
  if (from === to) return `${from}★`;
  if (to === 5) return `${from}★ and more`;
  return from === 0.5 ? `${to}★ and less` : `${from} to ${to}★`;
}

const means = ([from, to]: Range) => `${from.toFixed(2)} to ${to.toFixed(2)}★ on average`;

function countsText([from, to]: Range): string {
  return from === to
    ? counted(from, 'rating')
    : `${from.toLocaleString('en-GB')} to ${counted(to, 'rating')}`;
}

/** "Drama or Sci-Fi". */
function genresText(genres: readonly number[], names: readonly string[]): string {
  const words = genres.map((genre) => names[genre] ?? 'films without a genre');
  const last = words.pop() ?? '';
  return words.length > 0 ? `${words.join(', ')} or ${last}` : last;
}

/** What is looked at: "4★ and more, Drama, rated March 1996 to May 2003"; empty for everything. */
export function filterWords(filters: FilterChoice, genreNames: readonly string[]): string {
  const { stars, genres, years, months, userMeans, filmMeans, userCounts, filmCounts } = filters;
  return [
    stars && starsText(stars),
    genres && genresText(genres, genreNames),
    years && `films of ${span(years, String)}`,
    months && `rated ${span(months, monthText)}`,
    userMeans && `people who give ${means(userMeans)}`,
    filmMeans && `films that get ${means(filmMeans)}`,
    userCounts && `people with ${countsText(userCounts)}`,
    filmCounts && `films with ${countsText(filmCounts)}`,
  ]
    .filter(Boolean)
    .join(', ');
}
