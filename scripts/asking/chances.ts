import type { Dataset } from '../../src/core/dataset';
import { groupsOf, historiesOf, withoutGroup } from '../../src/core/evaluation/misses';
import { permutation, seeded } from '../../src/core/random';
import { countOf, identity, transpose } from '../../src/core/ratings';
import { chancesToKnow } from '../../src/core/recommend/acquaintance';
import { GROUPS, SEED } from './simulation';

/** Ratings of each person that are told, of those who have at least twice as many. */
const TOLD = 10;
/** Chances are put together from each of these on. */
const FROM = [0, 0.2, 0.4, 0.5, 0.6, 0.65];
/** Films that more than this share of all people have rated: those that may be asked about. */
const KNOWN_TO = 0.04;

/** What chances to know a film come to: for people whom the data lack, the share that has rated films of such a chance. */
export function chanceLines(data: Dataset, groups: readonly number[]): string {
  const members = groupsOf(data.ratings.rows, GROUPS, seeded(SEED));
  const films = FROM.map(() => ({ all: 0, rated: 0 }));
  for (const group of groups) {
    const training = ratersOnly(withoutGroup(data, members, group));
    const least = KNOWN_TO * training.ratings.rows;
    const known = identity(training.byFilm.rows).filter(
      (film) => countOf(training.byFilm, film) > least,
    );
    const random = seeded(SEED + group);
    for (const person of historiesOf(data, members, group)) {
      if (person.films.length < 2 * TOLD) continue;
      const order = permutation(person.films.length, random);
      const told = new Set(Array.from(order.subarray(0, TOLD), (k) => person.films[k]));
      const said = { rated: Uint32Array.from(told), notSeen: new Uint32Array() };
      const rated = new Set(person.films);
      chancesToKnow(training, said, known).forEach((chance, k) => {
        const film = known[k];
        if (told.has(film)) return;
        const kind = films[FROM.findLastIndex((from) => chance >= from)];
        kind.all += 1;
        if (rated.has(film)) kind.rated += 1;
      });
    }
  }
  const rows = films.map(
    ({ all, rated }, k) =>
      `| ${FROM[k].toFixed(2)} | ${all} | ${((100 * rated) / all).toFixed(1)} % |`,
  );
  return ['| chance from | films | rated |', '| --: | --: | --: |', ...rows].join('\n');
}

/** The data without users who have no ratings: as if they had never been there. */
function ratersOnly(data: Dataset): Dataset {
  const starts = [...new Set(data.ratings.starts)];
  const ratings = { ...data.ratings, rows: starts.length - 1, starts: Uint32Array.from(starts) };
  return { ...data, ratings, byFilm: transpose(ratings) };
}
