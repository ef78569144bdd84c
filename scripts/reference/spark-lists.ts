import { ratedFilms } from '../../src/core/dataset';
import { historyOf } from '../../src/core/history';
import { nearestTo } from '../../src/core/projection/neighbours';
import { firstFilms, titleOf, type Ready } from './lists';
import { number, text, type Section } from './report';
import { SEED } from './system';

const USER_IDS = [575, 232];
const FILM_IDS = [463, 471];
const FIT = 'Rank 5, maxIter 10, regParam .1 on all ratings';

/** Ten films for each of theirs. */
export function forUsers(ready: Ready): readonly Section[] {
  const { data } = ready;
  return USER_IDS.map((id) => {
    const heading = `Ten films for user ${id}`;
    const columns = [number('place'), text('film'), number('stars'), number('ratings')];
    const user = data.userIds.indexOf(id);
    const setting = `${FIT}, seed ${SEED}; rated films left out, which theirs does not do.`;
    if (user < 0) return { heading, setting: 'There is no such user.', columns, rows: [] };
    const list = firstFilms(ready, historyOf(data.ratings, user), 10, 'stars');
    return {
      heading,
      setting,
      columns,
      rows: list.map(({ film, value }, k) => [
        `${k + 1}`,
        titleOf(data, film),
        value.toFixed(2),
        `${data.byFilm.starts[film + 1] - data.byFilm.starts[film]}`,
      ]),
    };
  });
}

/** Ten films like each of theirs, by both ways of comparing. */
export function similarFilms(ready: Ready): readonly Section[] {
  const { data, model } = ready;
  return FILM_IDS.map((id) => {
    const film = data.films.ids.indexOf(id);
    const heading = `Films like ${id}`;
    const columns = [
      number('place'),
      text('by distance'),
      number('L2'),
      text('by cosine'),
      number('1 − cos'),
    ];
    if (film < 0) {
      const setting = `There is no film ${id} in these data: it is said to be unknown, not guessed.`;
      return { heading, setting, columns, rows: [] };
    }
    const space = model.space?.vectors(ready.fitted);
    if (!space) throw new Error('ALS has vectors');
    const near = (metric: 'l2' | 'cosine') => nearestTo(space, ratedFilms(data), film, 10, metric);
    const [byDistance, byCosine] = [near('l2'), near('cosine')];
    return {
      heading: `${heading}, ${titleOf(data, film)}`,
      setting: `${FIT}, seed ${SEED}; the film itself left out.`,
      columns,
      rows: byDistance.map((one, k) => [
        `${k + 1}`,
        titleOf(data, one.film),
        one.distance.toFixed(3),
        titleOf(data, byCosine[k].film),
        byCosine[k].distance.toFixed(3),
      ]),
      notes: ['Five factors of films that few rated are much alike: such lists say little.'],
    };
  });
}
