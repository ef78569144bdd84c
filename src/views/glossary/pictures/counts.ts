import type { Picture } from '../../../charts/glossary/picture';
import { seeded } from '../../../core/random';
import { genresOf } from '../../../core/films';
import { byCount, listed, percent, titleOf, whole, type AtHand } from './facts';

/** How large the data set is. */
export function shape({ library }: AtHand): Picture {
  const rows = [
    ['People', library.users],
    ['Films', library.films.count],
    ['Ratings', library.ratings],
  ] as const;
  return {
    kind: 'rows',
    heads: ['What', 'How many'],
    rows: rows.map(([name, count]) => ({ name, text: whole(count), bar: count })),
    scale: [0, Math.max(...rows.map(([, count]) => count))],
    says: `${library.name}: on average ${whole(Math.round(library.ratings / library.users))} ratings from each person.`,
  };
}

const [DOWN, ACROSS] = [20, 40];

/** A corner of the table of people and films, as full as the data set is. */
export function corner({ library }: AtHand): Picture {
  const share = library.ratings / (library.users * library.films.count);
  const filled = Math.round(share * DOWN * ACROSS);
  const random = seeded(1);
  const cells = Array.from({ length: DOWN }, () => new Array<number>(ACROSS).fill(1));
  for (let left = filled; left > 0;) {
    const [row, column] = [random.below(DOWN), random.below(ACROSS)];
    if (cells[row][column] === 0) continue;
    cells[row][column] = 0;
    left -= 1;
  }
  return {
    kind: 'cells',
    cells,
    names: ['rated', 'not rated'],
    says: `${DOWN} people by ${ACROSS} films with ${whole(filled)} of ${whole(DOWN * ACROSS)} squares filled, at places drawn at random: ${percent(share)}, as in the whole table of ${whole(library.users)} people and ${whole(library.films.count)} films.`,
  };
}

/** How many films have hardly any ratings. */
export function newcomers({ library: { counts } }: AtHand): Picture {
  const groups = [
    ['No rating', 0, 0],
    ['1 rating', 1, 1],
    ['2 to 5', 2, 5],
    ['More', 6, Infinity],
  ] as const;
  const many = groups.map(([, from, to]) => counts.filter((n) => n >= from && n <= to).length);
  return {
    kind: 'rows',
    heads: ['Films with', 'Films'],
    rows: groups.map(([name], k) => ({ name, text: whole(many[k]), bar: many[k], strong: k < 2 })),
    scale: [0, Math.max(...many)],
    says: `${whole(many[0] + many[1])} of ${whole(counts.length)} films have one rating at most: of these, ratings say next to nothing.`,
  };
}

/** The films with the most ratings. */
export function top({ library }: AtHand): Picture {
  const { counts, users } = library;
  const films = byCount(library).slice(0, 8);
  return {
    kind: 'rows',
    heads: ['Film', 'Ratings'],
    rows: films.map((film) => ({
      name: titleOf(library, film),
      text: whole(counts[film]),
      bar: counts[film],
    })),
    scale: [0, counts[films[0]]],
    says: `Most rated: ${titleOf(library, films[0])}, by ${percent(counts[films[0]] / users)} of all people. A list by popularity begins like this for everybody.`,
  };
}

/** Films that have ratings, and films that have none. */
export function rated({ library: { counts } }: AtHand): Picture {
  const some = counts.filter((count) => count > 0).length;
  const rows = [
    ['Rated by somebody', some],
    ['Rated by nobody', counts.length - some],
  ] as const;
  return {
    kind: 'rows',
    heads: ['Films', 'How many'],
    rows: rows.map(([name, count]) => ({ name, text: whole(count), bar: count })),
    scale: [0, Math.max(some, counts.length - some)],
    says: `${percent(some / counts.length)} of the films here have ratings. Of a film that nobody has rated, many models can predict nothing.`,
  };
}

/** Films' ratings from the most rated to the least. */
export function tailByRank({ library }: AtHand): Picture {
  const films = byCount(library);
  const { counts } = library;
  const places = [0, Math.min(films.length - 1, 99), Math.min(films.length - 1, 1999)];
  let [sum, half] = [0, 0];
  while (half < films.length && sum < library.ratings / 2) sum += counts[films[half++]];
  return {
    kind: 'lines',
    lines: [
      { name: '', drawn: 'dots', points: thin(films.map((film, k) => [k + 1, counts[film]])) },
    ],
    named: [...new Set(places)].map((k) => ({
      at: [k + 1, counts[films[k]]],
      text: titleOf(library, films[k]),
    })),
    across: 'film, by rank',
    up: 'ratings',
    log: 'both',
    says: `From ${whole(counts[films[0]])} ratings down to ${whole(counts[films[films.length - 1]])}. ${whole(half)} films, ${percent(half / films.length)} of those rated, have half of all ratings. Each step along an axis is a factor of ten.`,
  };
}

/** How many films have each number of ratings. */
export function tailByCount({ library, law }: AtHand): Picture {
  const frequency = new Map<number, number>();
  for (const count of library.counts) {
    if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  }
  const points = [...frequency].toSorted(([a], [b]) => a - b);
  const once = frequency.get(1) ?? 0;
  return {
    kind: 'lines',
    lines: [{ name: '', drawn: 'dots', points: thin(points) }],
    across: 'ratings per film',
    up: 'films',
    log: 'both',
    says: `${whole(once)} films have one rating. ${
      law
        ? `From ${whole(law.from)} ratings on, a power law with exponent ${law.exponent.toFixed(2)} ± ${law.error.toFixed(2)} is the closest: with ten times as many ratings there are about ${whole(Math.round(10 ** law.exponent))} times fewer films. The Data screen says how far to trust that.`
        : 'The Data screen fits a power law to this, and says how far to trust it.'
    }`,
  };
}

/** So many dots are enough to see a curve: all at the beginning, then ever fewer. */
function thin(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const taken = new Set<number>();
  return points.filter((_, k) => {
    const place = Math.round(60 * Math.log(k + 1));
    return !taken.has(place) && taken.add(place);
  });
}

/** Films by genre. */
export function genres({ library: { films } }: AtHand): Picture {
  const counts = films.genreNames.map((name, bit) => {
    let count = 0;
    for (const set of films.genres) count += (set >>> bit) & 1;
    return { name, count };
  });
  const most = counts.toSorted((a, b) => b.count - a.count).slice(0, 8);
  const several = films.genres.filter((set) => (set & (set - 1)) !== 0).length;
  return {
    kind: 'rows',
    heads: ['Genre', 'Films'],
    rows: most.map(({ name, count }) => ({ name, text: whole(count), bar: count })),
    scale: [0, most[0]?.count ?? 1],
    says: `The most common of ${films.genreNames.length} genres. ${percent(several / films.count)} of films have more than one, so they count in several lines.`,
  };
}

/** The tags that are used most; where they are not counted yet, what stands beside them. */
export function tags(at: AtHand): Picture {
  const [first] = at.tags ?? [];
  if (!at.tags || !first) {
    const picture = genres(at);
    return {
      ...picture,
      says: `Tags are counted on the Data screen. Beside them, these genres say what a film is: ${picture.says}`,
    };
  }
  const rows = at.tags.slice(0, 8);
  return {
    kind: 'rows',
    heads: ['Tag', 'Uses'],
    rows: rows.map(({ tag, uses }) => ({ name: tag, text: whole(uses), bar: uses })),
    scale: [0, first.uses],
    says: `The tags used most: “${first.tag}”, ${whole(first.uses)} times.`,
  };
}

/** Films by decade, of which a range is picked; undefined where none of its films are there. */
export function picked({ library: { films, counts } }: AtHand): Picture | undefined {
  const decades = new Map<number, { films: number; ratings: number }>();
  films.years.forEach((year, film) => {
    if (year === 0) return;
    const decade = 10 * Math.floor(year / 10);
    const before = decades.get(decade) ?? { films: 0, ratings: 0 };
    decades.set(decade, { films: before.films + 1, ratings: before.ratings + counts[film] });
  });
  const all = [...decades].toSorted(([a], [b]) => a - b).slice(-8);
  const inside = all.filter(([decade]) => decade >= 1980 && decade < 2000);
  if (inside.length === 0) return undefined;
  const sum = inside.reduce((total, [, { ratings }]) => total + ratings, 0);
  return {
    kind: 'rows',
    heads: ['Decade', 'Films'],
    rows: all.map(([decade, { films: count }]) => ({
      name: `${decade}s`,
      text: whole(count),
      bar: count,
      strong: inside.some(([other]) => other === decade),
    })),
    scale: [0, Math.max(...all.map(([, { films: count }]) => count))],
    says: `With ${listed(inside.map(([decade]) => `the ${decade}s`))} picked, all other charts would show the ${whole(sum)} ratings of these films alone.`,
  };
}

/** How few films everybody sees where all get the same list. */
export function covered({ library }: AtHand): Picture {
  const films = byCount(library);
  const share = 10 / films.length;
  return {
    kind: 'cells',
    cells: Array.from({ length: 10 }, (_, row) =>
      Array.from({ length: 40 }, (__, k) =>
        row * 40 + k < Math.max(1, Math.round(400 * share)) ? 0 : 1,
      ),
    ),
    names: ['listed', 'listed for nobody'],
    says: `If everybody got the same ten films, ${titleOf(library, films[0])} and so on, the lists would cover ${(100 * share).toFixed(2)} % of the ${whole(films.length)} rated films. The 400 squares stand for all of them.`,
  };
}

/** Which genres the films of a list share. */
export function likeness({ library }: AtHand): Picture {
  const films = byCount(library).slice(0, 5);
  const sets = films.map((film) => new Set(genresOf(library.films, film)));
  const shared = (a: Set<string>, b: Set<string>) => [...a].filter((name) => b.has(name)).length;
  const pairs = sets.flatMap((a, k) => sets.slice(0, k).map((b) => shared(a, b)));
  const without = pairs.filter((count) => count === 0).length;
  return {
    kind: 'table',
    columns: ['Film', 'Genres'],
    rows: films.map((film, k) => [titleOf(library, film), [...sets[k]].join(', ')]),
    says: `The five films with the most ratings: ${without} of ${pairs.length} pairs have no genre in common. The figure itself looks at who rates them, which needs all ratings.`,
  };
}
