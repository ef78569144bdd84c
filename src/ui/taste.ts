import type { Agreement } from '../core/recommend/crowd';
import {
  ENOUGH_TO_SAY,
  sideOf,
  type Difference,
  type TasteProfile,
  type TasteRow,
} from '../core/recommend/taste-profile';
import { counted } from './text';

/** So many ratings are described. */
export const TASTE_FROM = 5;

/** Who is less than the smallest step of a rating off, in stars, gives about what others do. */
const ABOUT = 0.5;

const NO_BREAK = '\u00a0';

/** "0.4 stars", to the digit that its error leaves. */
const starsOff = (stars: number, reach: number) =>
  `${Math.abs(stars).toFixed(decimalsFor(reach))} stars`;

const decimalsFor = (reach: number) => (reach < 0.1 ? 2 : 1);

/** "+0.4", "−0.12". */
export function differenceText({ mean, reach }: Difference): string {
  const written = Math.abs(mean).toFixed(decimalsFor(reach));
  if (Number(written) === 0) return written;
  return `${mean < 0 ? '−' : '+'}${written}`;
}

/** "± 0.1", never parted at the end of a line. */
export const reachText = ({ reach }: Difference) =>
  `±${NO_BREAK}${reach.toFixed(decimalsFor(reach))}`;

/** "43 %", never parted either. */
export const percentText = (share: number) =>
  share > 0 && share < 0.005 ? `under 1${NO_BREAK}%` : `${Math.round(100 * share)}${NO_BREAK}%`;

/** What there is before there are enough ratings. */
export function tasteAwaitedText(missing: number): string {
  return `${counted(missing, 'more rating')}, and this shows your genres and decades, how generous you are and how usual your taste is, each beside what others gave.`;
}

/** Which ratings it comes from. */
export function tasteFromText({ rated, generosity: { count } }: TasteProfile): string {
  const from = `From your ${counted(rated, 'rating')} of films in this data set`;
  if (count === rated) return `${from}.`;
  return `${from}; ${counted(rated - count, 'film')} that nobody in it has rated ${rated - count === 1 ? 'is' : 'are'} left out where yours stand beside others’.`;
}

/** How generous somebody is. */
export function generosityText({ generosity, distance }: TasteProfile): string {
  const { mean, reach } = generosity;
  const off = starsOff(mean, reach);
  const typical = `On one film you are typically ${distance.toFixed(1)} stars from the mean.`;
  switch (sideOf(generosity)) {
    case 'few':
      return tooLittleText(generosity);
    case 'above':
      return `You give ${off} more than others do to the same films, ${reachText(generosity)}. ${typical}`;
    case 'below':
      return `You give ${off} less than others do to the same films, ${reachText(generosity)}. ${typical}`;
    case 'open': {
      const found = `${off} ${mean < 0 ? 'less' : 'more'}, ${reachText(generosity)}, which may be chance`;
      return Math.abs(mean) + reach < ABOUT
        ? `You give about what others do to the same films: ${found}. ${typical}`
        : `Whether you give more or less than others to the same films cannot be told yet: ${found}. ${typical}`;
    }
  }
}

/** Why nothing is said of a difference. */
const tooLittleText = ({ count }: Difference): string =>
  count < ENOUGH_TO_SAY
    ? `Too few to say how generous you are: others have rated ${count} of your films, and it takes ${ENOUGH_TO_SAY}.`
    : 'Too little to say how generous you are: on every film you are equally far from the mean.';

/** Which genres stand out from what somebody usually gives. */
export function genresText({ genres, generosity }: TasteProfile): string {
  const usual = generosity.mean;
  const said = genres.filter((row) => sideOf(row, usual) !== 'few');
  if (said.length === 0) return noGenreText(genres);
  const named = (side: 'above' | 'below') =>
    said.filter((row) => sideOf(row, usual) === side).map(({ name }) => name);
  const parts = [
    ...(named('above').length > 0 ? [`kinder than usual to ${listed(named('above'))}`] : []),
    ...(named('below').length > 0
      ? [`harder than usual on ${listed(named('below').toReversed())}`]
      : []),
  ];
  if (parts.length === 0) return 'No genre stands out from how you rate films in general.';
  const chance =
    said.length >= 10 ? ` With ${said.length} genres, about one may stand out by chance.` : '';
  return `You are ${parts.join(', and ')}.${chance}`;
}

const noGenreText = (genres: readonly TasteRow[]): string =>
  genres.every(({ count }) => count < ENOUGH_TO_SAY)
    ? `Too few to say: no genre${genres.length > 1 ? ` of ${genres.length}` : ''} has ${ENOUGH_TO_SAY} of your films yet.`
    : 'Too little to say: within a genre you are equally far from the mean on every film.';

/** How many genres have too few films for a difference, where others have enough; empty where all or none have. */
export function fewGenresText(genres: readonly TasteRow[]): string {
  const few = genres.filter(({ count }) => count < ENOUGH_TO_SAY).length;
  if (few === 0 || genres.every((row) => sideOf(row) === 'few')) return '';
  return `${counted(few, 'further genre')} ${few === 1 ? 'has' : 'have'} fewer than ${ENOUGH_TO_SAY} of your films: too few to say.`;
}

/** Where most of somebody's films come from. */
export function decadesText(decades: readonly TasteRow[]): string {
  if (decades.length === 0) return 'None of your films has a year in this data set.';
  const most = decades.reduce((best, row) => (row.rated > best.rated ? row : best));
  return `${percentText(most.share)} of your ratings are of films of the ${most.name}; of all ratings in this data set ${percentText(most.usualShare)} are.`;
}

/** How far somebody's stars go along with those of others. */
export function agreementText({ value, low, high, films }: Agreement): string {
  return `Your stars and the films’ means have a correlation of ${signedTwo(value)}, likely ${signedTwo(low)} to ${signedTwo(high)}, over ${counted(films, 'film')}: 1 is in step, 0 is unrelated.`;
}

/** Where no correlation can be given. */
export const NO_AGREEMENT =
  'Too few to say how usual your taste is, or all with the same stars: it takes ten films with ten ratings or more.';

/**
 * Among how many of a data set's people somebody's taste is the more unusual one; the more usual one where these are most.
 * @param people Those with enough ratings to tell.
 * @param share Of the people, who agree with others more; its ends go with the interval of the agreement.
 */
export function unusualText(
  share: { readonly value: number; readonly low: number; readonly high: number },
  people: number,
): string {
  const more = share.value >= 0.5;
  const place = more ? share.value : 1 - share.value;
  const [low, high] = (more ? [share.low, share.high] : [1 - share.high, 1 - share.low]).map(
    mostOf,
  );
  const range = low === high ? '' : `, likely between ${low} and ${high}`;
  return `Your taste is more ${more ? 'unusual' : 'usual'} than that of ${mostOf(place)} of the ${counted(people, 'person', 'people')} with enough ratings${range}.`;
}

/** How well known somebody's films are. */
export function fameText({ fame, known, best, rated }: TasteProfile): string {
  return `Half of your films have ${counted(Math.round(fame), 'rating')} or more. ${known} of your ${rated} are among the ${best} best known.`;
}

/** @param share Of all people of the data set, whose films are better known. */
export function knownText(share: number, people: number): string {
  const less = share >= 0.5;
  return `Your films are ${less ? 'less' : 'better'} known than those of ${mostOf(less ? share : 1 - share)} of the ${counted(people, 'person', 'people')} in this data set.`;
}

/** "7 in 10"; none and all are more than a sample of people can tell. */
function mostOf(share: number): string {
  const tenths = Math.round(10 * share);
  if (tenths === 0) return 'hardly any';
  return tenths === 10 ? 'nearly all' : `${tenths} in 10`;
}

const signedTwo = (value: number) =>
  value
    .toFixed(2)
    .replace(/^-(?!0\.00$)/, '−')
    .replace('-', '');

/** "Crime, Drama and War". */
function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
