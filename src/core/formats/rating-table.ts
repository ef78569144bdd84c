import { ratingsFrom, selectRatings, type Ratings } from '../ratings';
import { column } from './columns';
import { csvTable, quoted } from './csv-table';
import { LIMITS } from './limits';

/**
 * ratings.csv. Users are numbered as they come; of several ratings of a pair the last counts.
 * @param filmOf Index of the film with this id.
 */
export function ratingTable(filmOf: (id: number) => number | undefined) {
  const [row, col, times, order, lines] = [0, 1, 2, 3, 4].map(() => column(Uint32Array));
  const halfStars = column(Uint8Array);
  const users = new Map<number, number>();

  const demands = {
    columns: ['userId', 'movieId', 'rating', 'timestamp'],
    rows: 'ratings',
    limit: LIMITS.ratings,
    usable: 0.5,
  } as const;
  const base = csvTable(demands, (line, at) => {
    lines.add(line.line);
    const user = line.integer(at.userId);
    const film = filmOf(line.integer(at.movieId));
    const stars = line.halfStars(at.rating);
    const time = line.integer(at.timestamp);
    if (Number.isNaN(user))
      return `got the user id ${quoted(line, at.userId)}, expected a whole number`;
    if (film === undefined) return `film ${quoted(line, at.movieId)} is not in movies.csv`;
    if (Number.isNaN(stars))
      return `got the rating ${quoted(line, at.rating)}, expected 0.5 to 5 in half stars`;
    if (Number.isNaN(time))
      return `got the time ${quoted(line, at.timestamp)}, expected seconds since 1970`;
    let index = users.get(user);
    if (index === undefined) {
      index = users.size;
      if (index === LIMITS.users) base.exceed(line, LIMITS.users, 'users');
      users.set(user, index);
    }
    row.add(index);
    col.add(film);
    halfStars.add(stars);
    times.add(time);
    order.add(lines.length - 1);
    return undefined;
  });

  return {
    ...base,
    userOf: (id: number) => users.get(id),
    done(films: number): { readonly byUser: Ratings; readonly userIds: Uint32Array } {
      const all = ratingsFrom(users.size, films, {
        row: row.done(),
        col: col.done(),
        halfStars: halfStars.done(),
        times: times.done(),
        order: order.done(),
      });
      const lineOf = lines.done();
      const keep = lastOfEachPair(all, (source) =>
        base.skip(lineOf[source], 'the same user rates the same film again further down'),
      );
      return {
        byUser: keep ? selectRatings(all, keep) : all,
        userIds: Uint32Array.from(users.keys()),
      };
    },
  };
}

/**
 * Which ratings to keep where a pair of user and film comes more than once; undefined where none does. Rows are sorted,
 * stably: a pair's ratings stand side by side, in the order of the file.
 * @param onDuplicate Told the row of the file of each rating that is not kept.
 */
function lastOfEachPair(
  { rows, starts, indices, order }: Ratings,
  onDuplicate: (source: number) => void,
): Uint8Array | undefined {
  let keep: Uint8Array | undefined;
  for (let user = 0; user < rows; user++) {
    for (let k = starts[user] + 1; k < starts[user + 1]; k++) {
      if (indices[k] !== indices[k - 1]) continue;
      keep ??= new Uint8Array(indices.length).fill(1);
      keep[k - 1] = 0;
      if (order) onDuplicate(order[k - 1]);
    }
  }
  return keep;
}
