import type { Dataset } from '../../../core/dataset';
import type { Protocol } from '../../../core/evaluation/protocols/protocol';
import type { ParamValues } from '../../../core/params';
import { seeded } from '../../../core/random';
import { ratingsFrom, transpose } from '../../../core/ratings';

/** What a fold does with a rating: the model learns from it, is only shown it, must find it, or never sees it. */
export type Treatment = 'learned' | 'shown' | 'hidden' | 'unused';

/** A protocol on a few people who are made up. */
export interface Sketch {
  /** By person, then from their first rating to their last. */
  readonly people: readonly (readonly Treatment[])[];
  readonly folds: number;
  /** Name of the trial that is drawn; empty where there is one. */
  readonly trial: string;
}

const PEOPLE = 10;
const RATINGS = 14;
const DAY = 86_400;

/** What the protocol itself does with them, in its first fold; undefined where there are too few for it. */
export function sketchOf(
  protocol: Protocol,
  params: ParamValues,
  seed: number,
): Sketch | undefined {
  try {
    const data = madeUp();
    const folds = protocol.foldsOf(data, protocol.draw(data, params, seeded(seed)), params);
    const [{ heldOut, trials }] = folds;
    const { name, shown, test } = trials[Math.min(1, trials.length - 1)];
    const treatment = (at: number): Treatment => {
      if (test[at]) return 'hidden';
      if (!heldOut[at]) return 'learned';
      return shown[at] ? 'shown' : 'unused';
    };
    const people = Array.from({ length: PEOPLE }, (_, person) =>
      Array.from({ length: RATINGS }, (__, k) => treatment(person * RATINGS + k)),
    );
    return { people, folds: folds.length, trial: name };
  } catch {
    return undefined;
  }
}

/** Everybody has rated every film, one a day, and liked every other. */
function madeUp(): Dataset {
  const all = Array.from({ length: PEOPLE * RATINGS }, (_, k) => k);
  const film = (k: number) => k % RATINGS;
  const ratings = ratingsFrom(PEOPLE, RATINGS, {
    row: Uint32Array.from(all, (k) => Math.floor(k / RATINGS)),
    col: Uint32Array.from(all, film),
    halfStars: Uint8Array.from(all, (k) => (k % 2 === 0 ? 10 : 5)),
    times: Uint32Array.from(all, (k) => DAY * (1 + film(k))),
    order: Uint32Array.from(all),
  });
  const none = new Uint32Array();
  const films = {
    count: RATINGS,
    ids: Uint32Array.from({ length: RATINGS }, (_, k) => k),
    titles: new Array<string>(RATINGS).fill(''),
    years: new Int16Array(RATINGS),
    genreNames: [],
    genres: new Uint32Array(RATINGS),
    imdbIds: new Uint32Array(RATINGS),
    tmdbIds: new Uint32Array(RATINGS),
  };
  return {
    name: '',
    sha256: '',
    ratings,
    byFilm: transpose(ratings),
    userIds: Uint32Array.from({ length: PEOPLE }, (_, k) => k),
    films,
    tags: { names: [], user: none, film: none, tag: none, times: none },
  };
}
