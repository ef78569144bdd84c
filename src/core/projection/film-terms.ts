import type { Dataset, Tags } from '../dataset';

/** What can be said of a film. */
export type TermKind = 'genre' | 'decade' | 'tag';

/** What is said of each film of a data set: genres, decade, people's tags. */
export interface FilmTerms {
  /** The terms, each once. */
  readonly names: readonly { readonly text: string; readonly kind: TermKind }[];
  /** Row offsets, films + 1. */
  readonly starts: Uint32Array;
  /** Terms of each film, ascending. */
  readonly terms: Uint32Array;
}

/** Tags that say something of the person who gave them, or of a list. */
const NOT_OF_THE_FILM = new Set([
  ...['in netflix queue', 'to see', 'seen', 'watched', 'owned', 'own', 'dvd', 'dvd-video'],
  ...[
    'seen more than once',
    'seen at the cinema',
    'my movies',
    'less than 300 ratings',
    'imdb top 250',
  ],
]);

/**
 * The terms of every film; once per data set. Spellings of a tag that differ in case are one, written as it was first; a tag
 * that is also a genre's name is left to the genre, and how many people gave a tag does not count.
 */
export function filmTerms({ films, tags }: Pick<Dataset, 'films' | 'tags'>): FilmTerms {
  const names: { text: string; kind: TermKind }[] = films.genreNames.map((text) => ({
    text,
    kind: 'genre',
  }));
  const ids = new Map(names.map(({ text }, id) => [text.toLowerCase(), id]));
  const idOf = (text: string, kind: TermKind) => {
    const key = text.toLowerCase();
    const id = ids.get(key) ?? names.length;
    if (id === names.length) {
      ids.set(key, id);
      names.push({ text, kind });
    }
    return id;
  };
  const own = Array.from({ length: films.count }, (_, film) => {
    const bits = films.genreNames.flatMap((_, bit) =>
      (films.genres[film] >>> bit) & 1 ? [bit] : [],
    );
    const year = films.years[film];
    return new Set(year > 0 ? [...bits, idOf(`${year - (year % 10)}s`, 'decade')] : bits);
  });
  const genres = films.genreNames.length;
  for (const { film, text } of taggings(tags)) {
    const id = idOf(text, 'tag');
    if (id >= genres) own[film].add(id);
  }
  const starts = new Uint32Array(films.count + 1);
  own.forEach(({ size }, film) => (starts[film + 1] = starts[film] + size));
  const terms = new Uint32Array(starts[films.count]);
  own.forEach((set, film) =>
    terms.set(
      [...set].sort((a, b) => a - b),
      starts[film],
    ),
  );
  return { names, starts, terms };
}

function taggings({ names, film, tag }: Tags) {
  return Array.from(film, (tagged, k) => ({ film: tagged, text: names[tag[k]].trim() })).filter(
    ({ text }) => text !== '' && !NOT_OF_THE_FILM.has(text.toLowerCase()),
  );
}
