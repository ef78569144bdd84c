import type { Tags } from '../dataset';
import { column } from './columns';
import { csvTable, quoted } from './csv-table';
import { LIMITS } from './limits';
import { grouped, plain } from './text';

type IndexOf = (id: number) => number | undefined;

/** links.csv: the films' ids elsewhere. A blank, or what is no number, is an id that is not known. */
export function linkTable(filmOf: IndexOf) {
  const imdb = new Map<number, number>();
  const tmdb = new Map<number, number>();
  const demands = {
    columns: ['movieId', 'imdbId', 'tmdbId'],
    rows: 'links',
    limit: LIMITS.links,
    usable: 0,
  } as const;
  const base = csvTable(demands, (row, at) => {
    const film = filmOf(row.integer(at.movieId));
    if (film === undefined) return `film ${quoted(row, at.movieId)} is not in movies.csv`;
    if (imdb.has(film)) return `film ${quoted(row, at.movieId)} is listed twice`;
    imdb.set(film, row.integer(at.imdbId) || 0);
    tmdb.set(film, row.integer(at.tmdbId) || 0);
    return undefined;
  });
  const ids = (films: number, known: Map<number, number>) =>
    Uint32Array.from({ length: films }, (_, film) => known.get(film) ?? 0);
  return {
    ...base,
    done: (films: number) => ({ imdbIds: ids(films, imdb), tmdbIds: ids(films, tmdb) }),
  };
}

/** tags.csv: what people wrote about films. */
export function tagTable(filmOf: IndexOf, userOf: IndexOf) {
  const [user, film, tag, times] = [0, 1, 2, 3].map(() => column(Uint32Array));
  const names = new Map<string, number>();
  let characters = 0;

  const demands = {
    columns: ['userId', 'movieId', 'tag', 'timestamp'],
    rows: 'tags',
    limit: LIMITS.tags,
    usable: 0,
  } as const;
  const base = csvTable(demands, (row, at) => {
    const index = filmOf(row.integer(at.movieId));
    const who = userOf(row.integer(at.userId));
    const time = row.integer(at.timestamp);
    const raw = row.text(at.tag);
    const text = plain(raw).trim();
    if (index === undefined) return `film ${quoted(row, at.movieId)} is not in movies.csv`;
    if (who === undefined) return `user ${quoted(row, at.userId)} is not in ratings.csv`;
    if (text === '') return 'the tag is blank';
    if (raw.length > LIMITS.textCharacters)
      return `got a tag of ${grouped(raw.length)} characters, expected at most ${LIMITS.textCharacters}`;
    if (Number.isNaN(time))
      return `got the time ${quoted(row, at.timestamp)}, expected seconds since 1970`;

    let name = names.get(text);
    if (name === undefined) {
      name = names.size;
      characters += raw.length;
      if (name === LIMITS.tagNames) base.exceed(row, LIMITS.tagNames, 'different tags');
      if (characters > LIMITS.allCharacters)
        base.exceed(row, LIMITS.allCharacters, 'characters in all different tags');
      names.set(text, name);
    }
    user.add(who);
    film.add(index);
    tag.add(name);
    times.add(time);
    return undefined;
  });
  return {
    ...base,
    done: (): Tags => ({
      names: [...names.keys()],
      user: user.done(),
      film: film.done(),
      tag: tag.done(),
      times: times.done(),
    }),
  };
}
