import type { Dataset } from '../../../src/core/dataset';
import { seeded } from '../../../src/core/random';
import { surveyOf } from '../../../src/core/survey/survey-of';
import type { Subject } from '../../../src/core/survey/subject';
import type { FilterChoice, SurveyQuestion } from '../../../src/core/survey/survey';

import { datasetFrom } from '../../fixtures';

const [USERS, FILMS, TAGS] = [25, 40, 80];
const GENRES = ['Action', 'Comedy', 'Drama'];
const [EARLIEST, SPAN] = [1_000_000_000, 60_000_000];

/** People and films of all kinds: little and much rated, of unknown years, without genres; tags on films rated and not. */
export function mixedData(): Dataset {
  const random = seeded(1907);
  const below = (n: number) => Math.floor(random.next() * n);
  const cells = Array.from({ length: USERS * FILMS }, (_, k) => [Math.floor(k / FILMS), k % FILMS]);
  const seen = cells.filter(([user, film]) => below(USERS * FILMS) > (user + 1) * (film + 3));
  const data = datasetFrom(
    USERS,
    FILMS,
    seen.map(([user, film]) => ({ user, film, halfStars: 1 + Math.max(below(10), below(10)) })),
  );
  const times = (length: number) => Uint32Array.from({ length }, () => EARLIEST + below(SPAN));
  const any = (most: number) => Uint32Array.from({ length: TAGS }, () => below(most));
  return {
    ...data,
    ratings: { ...data.ratings, times: times(seen.length) },
    films: {
      ...data.films,
      years: Int16Array.from({ length: FILMS }, () => (below(5) === 0 ? 0 : 1980 + below(40))),
      genreNames: GENRES,
      genres: Uint32Array.from({ length: FILMS }, () => below(8)),
    },
    tags: {
      names: ['dull', 'funny', 'long', 'moving', 'scary'],
      user: any(USERS),
      film: any(FILMS),
      tag: any(5),
      times: times(TAGS),
    },
  };
}

export const QUESTION: SurveyQuestion = {
  filters: {},
  bins: 18,
  least: 1,
  lists: { damping: 5, least: 1, length: 10 },
};

/** Runs slices one after another. */
export function toEnd<R>(work: Generator<unknown, R>): R {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

export const surveyed = (
  subject: Subject,
  filters: FilterChoice = {},
  question: Partial<SurveyQuestion> = {},
) => toEnd(surveyOf(subject, { ...QUESTION, ...question, filters }));
