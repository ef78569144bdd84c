import type { Films } from '../films';
import type { Change, Entry, FilmRef } from '../profile';
import { aimOf, bestFirst, groundOf, underOneId, type Aim } from './aims';
import { Desk } from './desk';
import type { FoundFilm } from './preview';

/** Whose opinion counts where a file and the profile disagree. */
export type Preference = 'newer' | 'mine' | 'file';

/** A film of the data set, or that it is none of these. */
export type Choice = number | 'none';

/** What the visitor wants of a preview. */
export interface Wish {
  /** By place in `ImportPreview.films`; a choice counts more than what was matched. */
  readonly choices: ReadonlyMap<number, Choice>;
  readonly prefer: Preference;
  /** Milliseconds since 1970; what claims to be later is no reason to call an opinion that is here already newer. */
  readonly now?: number;
}

/**
 * What becomes of a film.
 * - added: the file's opinion is taken.
 * - replaced: it takes the place of another; also where the data set does not have the film.
 * - same: it is here already, alike; where the newer counts it is of the later of both times from then on.
 * - older: what is here stays, being newer or preferred; of a kept film that was taken back meanwhile nothing is here.
 * - kept: the data set does not have the film; what is said of it is kept for a larger one.
 * - undecided: it may be one of several films, none was chosen, and a profile could not keep it apart from them; nothing is
 *   done with it.
 */
export type Fate = 'added' | 'replaced' | 'same' | 'older' | 'kept' | 'undecided';

/** What becomes of one film of a preview. */
export interface Planned {
  readonly found: FoundFilm;
  /** Its film in the data set. */
  readonly film: number | undefined;
  /** What the profile says of it, or another row that counts more. */
  readonly before: Entry | undefined;
  /** What the file says of it; what the profile says where that only moves to its film. */
  readonly entry: Entry;
  readonly fate: Fate;
}

/** What an import will do. */
export interface ImportPlan {
  readonly changes: readonly Change[];
  /** In the order of the preview, one for each of its films. */
  readonly films: readonly Planned[];
  readonly counts: Readonly<Record<Fate, number>>;
}

/**
 * What an import will change, before it does. Where several rows end on one film the one that counts before the others decides,
 * in whichever order they come. O(n log n) with the number of films.
 * @param films Those of the open data set, which the matches mean.
 * @param before What the profile says of a film.
 */
export function planImport(
  found: readonly FoundFilm[],
  films: Films | undefined,
  before: (film: FilmRef) => Entry | undefined,
  wish: Wish,
): ImportPlan {
  const ground = groundOf(films, before);
  const aims = found.map((one, place) => aimOf(one, place, wish.choices.get(place), ground));
  const desk = new Desk(ground, wish);
  const planned = aims.map(undecided);
  for (const aim of underOneId(bestFirst(aims))) {
    if (!aim.open || aim.gone) planned[aim.place] = desk.settle(aim);
  }
  return { changes: desk.changes, films: planned, counts: countsOf(planned) };
}

/**
 * A row that could mean several films is not kept where a profile, which places what it keeps by title and year, would count it
 * for the first of them all the same. One that is missing cannot be placed like that, or it would have been matched.
 */
const undecided = ({ found, entry }: Aim): Planned => ({
  found,
  film: undefined,
  before: undefined,
  entry,
  fate: 'undecided',
});

function countsOf(planned: readonly Planned[]): Record<Fate, number> {
  const counts = { added: 0, replaced: 0, same: 0, older: 0, kept: 0, undecided: 0 };
  for (const { fate } of planned) counts[fate] += 1;
  return counts;
}
