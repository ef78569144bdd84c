import type { Dataset } from '../dataset';

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
 * that is also the name of a genre or decade is left to that, and how many people gave a tag does not count.
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
  const tagIdOf = (text: string) => {
    if (text === '' || NOT_OF_THE_FILM.has(text.toLowerCase())) return undefined;
    const id = idOf(text, 'tag');
    return names[id].kind === 'tag' ? id : undefined;
  };
  const own = Array.from(films.years, (year, film) => {
    const ids: number[] = [];
    for (let bit = 0; bit < films.genreNames.length; bit++) {
      if ((films.genres[film] >>> bit) & 1) ids.push(bit);
    }
    if (year > 0) ids.push(idOf(`${year - (year % 10)}s`, 'decade'));
    return ids;
  });
  const tagIds = tags.names.map((name) => tagIdOf(name.trim()));
  tags.film.forEach((film, k) => {
    const id = tagIds[tags.tag[k]];
    if (id !== undefined && !own[film].includes(id)) own[film].push(id);
  });
  const starts = new Uint32Array(films.count + 1);
  own.forEach(({ length }, film) => (starts[film + 1] = starts[film] + length));
  const terms = new Uint32Array(starts[films.count]);
  own.forEach((ids, film) =>
    terms.set(
      ids.sort((a, b) => a - b),
      starts[film],
    ),
  );
  return { names, starts, terms };
}
