import type { Picture } from '../../../charts/glossary/picture';
import type { Dataset } from '../../../core/dataset';
import { outcomeFrom } from '../../../core/evaluation/outcome';
import type { Metric } from '../../../core/metrics/metric';
import { popularityRanks } from '../../../core/metrics/novelty';
import type { Ratings } from '../../../core/ratings';
import { byCount, titleOf, whole, type AtHand } from './facts';

const LENGTH = 10;
const LIKED = 8;

/** Somebody, and films of theirs that are hidden. */
interface Somebody {
  readonly films: readonly number[];
  readonly halfStars: readonly number[];
  readonly words: string;
}

/** A data set of one list's worth: who rated what is not known to the page, how many rated each film is. */
function dataOf({ library }: AtHand): Dataset {
  const none = new Uint32Array();
  const starts = new Uint32Array(library.films.count + 1);
  library.counts.forEach((count, film) => (starts[film + 1] = starts[film] + count));
  const shape = { indices: none, halfStars: new Uint8Array() };
  const ratings: Ratings = {
    ...shape,
    rows: library.users,
    cols: library.films.count,
    starts: new Uint32Array(library.users + 1),
  };
  return {
    name: library.name,
    sha256: library.sha256,
    ratings,
    byFilm: { ...shape, rows: library.films.count, cols: library.users, starts },
    userIds: none,
    films: library.films,
    tags: { names: [], user: none, film: none, tag: none, times: none },
  };
}

/** The visitor, where some of what they like is listed; else a made-up lover of one genre, if there are genres. */
function somebody({ library, own }: AtHand, listed: readonly number[]): Somebody | undefined {
  const rated = Array.from(own.films, (film, k) => ({ film, halfStars: own.halfStars[k] }));
  const liked = rated.filter(({ halfStars }) => halfStars >= LIKED);
  if (liked.some(({ film }) => listed.includes(film))) {
    return {
      films: rated.map(({ film }) => film),
      halfStars: rated.map(({ halfStars }) => halfStars),
      words: `you gave four stars or more to ${whole(liked.length)} films`,
    };
  }
  const { genreNames, genres } = library.films;
  const favourites = genreNames.map((name, bit) => ({
    name,
    films: byCount(library)
      .filter((film) => (genres[film] >>> bit) & 1)
      .slice(0, 5),
  }));
  const found = (films: readonly number[]) => films.filter((film) => listed.includes(film)).length;
  const choice =
    favourites.find(({ films }) => films.length === 5 && found(films) > 0 && found(films) < 4) ??
    favourites.reduce<(typeof favourites)[0] | undefined>(
      (a, b) => (!a || found(b.films) > found(a.films) ? b : a),
      undefined,
    );
  if (!choice) return undefined;
  return {
    films: choice.films,
    halfStars: choice.films.map(() => 10),
    words: `somebody made up likes ${choice.films.length} films of the genre ${choice.name}`,
  };
}

const UNITS: Readonly<Record<string, string>> = {
  novelty: ' places',
  'self-information': ' bits',
};
const figure = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(3));

/** The list that popularity would give anybody, and what a metric makes of it for one person. */
export function judged(at: AtHand, metric: Metric): Picture | undefined {
  const { library } = at;
  const order = byCount(library);
  const list = order.slice(0, LENGTH);
  const person = somebody(at, list);
  if (!person) return undefined;
  const places = new Map(order.map((film, place) => [film, place]));
  const outcome = outcomeFrom([
    {
      user: 0,
      films: Uint32Array.from(person.films),
      halfStars: Uint8Array.from(person.halfStars),
      relevant: Uint8Array.from(person.halfStars, (half) => Number(half >= LIKED)),
      predicted: new Float32Array(person.films.length).fill(NaN),
      places: Float64Array.from(person.films, (film) => places.get(film) ?? Infinity),
      list: Uint32Array.from(list),
      listStars: Float32Array.from(list, (film) => library.means[film]),
    },
  ]);
  const cut = metric.at.length > 0 ? LENGTH : Infinity;
  const level = metric.id === 'rhr' ? 5 : (metric.levels?.[0] ?? NaN);
  const data = dataOf(at);
  const { mean } = metric.measure([outcome], { data, at: cut, stars: level });
  const named = `${metric.label}${cut < Infinity ? ` at ${cut}` : ''}${Number.isNaN(level) ? '' : `: ${level}★`}`;
  const ranks = metric.id === 'novelty' ? popularityRanks(data) : undefined;
  const hits = new Set(person.films.filter((_, k) => person.halfStars[k] >= LIKED));
  const about = metric.of === 'lists';
  const noteOf = (film: number): string => {
    if (ranks) return `rank ${whole(ranks[film])}`;
    return about ? `${whole(library.counts[film])} ratings` : '';
  };
  return {
    kind: 'lists',
    lists: [
      {
        head: 'The ten films with the most ratings',
        items: list.map((film) => ({
          text: titleOf(library, film),
          note: noteOf(film),
          hit: !about && hits.has(film),
        })),
      },
    ],
    says: about
      ? `Of this list, ${named} is ${figure(mean)}${UNITS[metric.id] ?? ''}.`
      : `Suppose this list is shown, and ${person.words}, ${whole(list.filter((film) => hits.has(film)).length)} of them here (●). ${named} for this one person is ${figure(mean)}.`,
  };
}
