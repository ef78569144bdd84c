import { parseTitle, type Films } from '../films';
import { column } from './columns';
import { csvTable, quoted } from './csv-table';
import { LIMITS } from './limits';
import { grouped, plain } from './text';

const NO_GENRES = '(no genres listed)';

/** movies.csv: films in the order of the file. */
export function filmTable() {
  const ids = column(Uint32Array);
  const years = column(Int16Array);
  const genres = column(Uint32Array);
  const titles: string[] = [];
  const genreNames: string[] = [];
  const byId = new Map<number, number>();
  let characters = 0;

  const bitsOf = (names: readonly string[]) => {
    let bits = 0;
    for (const name of names) {
      if (name === '' || name === NO_GENRES) continue;
      if (!genreNames.includes(name) && genreNames.length < LIMITS.genres) genreNames.push(name);
      const bit = genreNames.indexOf(name);
      if (bit >= 0) bits |= 1 << bit;
    }
    return bits >>> 0;
  };

  const demands = {
    columns: ['movieId', 'title', 'genres'],
    rows: 'films',
    limit: LIMITS.films,
    usable: 0.5,
  } as const;
  const base = csvTable(demands, (row, at) => {
    const id = row.integer(at.movieId);
    if (Number.isNaN(id))
      return `got the film id ${quoted(row, at.movieId)}, expected a whole number`;
    if (byId.has(id)) return `film ${id} is listed twice`;
    const raw = row.text(at.title);
    if (raw.length > LIMITS.textCharacters)
      return `got a title of ${grouped(raw.length)} characters, expected at most ${LIMITS.textCharacters}`;
    const { title, year } = parseTitle(plain(raw));
    if (title === '') return 'the title is blank';
    const names = plain(row.text(at.genres))
      .split('|')
      .map((name) => name.trim());
    if (names.some((name) => name.length > LIMITS.textCharacters))
      return `got a genre of over ${LIMITS.textCharacters} characters`;
    characters += raw.length;
    if (characters > LIMITS.allCharacters)
      base.exceed(row, LIMITS.allCharacters, 'characters in all titles');
    byId.set(id, ids.length);
    ids.add(id);
    titles.push(title);
    years.add(year);
    genres.add(bitsOf(names));
    return undefined;
  });

  return {
    ...base,
    indexOf: (id: number) => byId.get(id),
    done: (): Omit<Films, 'imdbIds' | 'tmdbIds'> => ({
      count: ids.length,
      ids: ids.done(),
      titles,
      years: years.done(),
      genreNames,
      genres: genres.done(),
    }),
  };
}
