import { sameFilm, type Change, type Entry, type FilmRef } from '../profile';
import { refOfNamed, sameName, type Aim, type Ground } from './aims';
import type { Fate, Planned, Wish } from './plan';
import { countsBefore, nameKey, sameOpinion } from './said';
import { SettledFilms } from './settled-films';

/** Decides film by film, those that count first before the others. */
export class Desk {
  readonly #ground: Ground;
  readonly #wish: Pick<Wish, 'prefer' | 'now'>;
  readonly #settled = new SettledFilms();
  /** Entries of the profile whose place is taken. */
  readonly #gone = new Set<Entry | undefined>();
  readonly #takenBack: Change[] = [];
  readonly #set: Change[] = [];

  constructor(ground: Ground, wish: Pick<Wish, 'prefer' | 'now'>) {
    this.#ground = ground;
    this.#wish = wish;
  }

  /** What is taken back comes first, or it would take a film of the same name with it. */
  get changes(): readonly Change[] {
    return [...this.#takenBack, ...this.#set];
  }

  settle(aim: Aim): Planned {
    const { found, film, entry } = aim;
    const { keptAs } = found.said;
    if (aim.gone) return { found, film, before: undefined, entry, fate: 'older' };
    if (keptAs && film === undefined) {
      return { found, film, before: this.#ground.before(keptAs), entry, fate: 'kept' };
    }
    if (keptAs) this.#takeBack(keptAs);
    const name = nameKey(entry.film);
    const rival = this.#settled.find(entry.film.imdb, name);
    if (rival) {
      const fate = sameOpinion(entry.opinion, rival.opinion) ? 'same' : 'older';
      return { found, film, before: rival, entry, fate };
    }
    const planned = this.#compare(aim);
    const { fate, before } = planned;
    const stays = before && (fate === 'same' || fate === 'older');
    const stands = stays ? before : planned.entry;
    this.#settled.add(entry.film.imdb || stands.film.imdb, name, stands);
    return planned;
  }

  #compare(aim: Aim): Planned {
    const { found, film } = aim;
    const before = this.#here(aim.entry.film);
    const kept = before ? undefined : this.#keptAsNamed(aim);
    if (kept) return this.#move(aim, kept);
    const entry = withKnownIds(aim, before);
    const fate = this.#fateOf(entry, before);
    if (fate === 'added' || fate === 'replaced' || this.#renews(entry, before, fate)) {
      this.#set.push({ film: entry.film, entry });
      this.#gone.add(before);
    }
    const isNewMiss = film === undefined && fate === 'added';
    return { found, film, before, entry, fate: isNewMiss ? 'kept' : fate };
  }

  /** What the profile kept while no data set had the film goes where it belongs, or gives way to what the file says. */
  #move({ found, film, entry }: Aim, kept: Entry): Planned {
    const fate = this.#fateOf(entry, kept);
    const taken = fate === 'replaced' || this.#renews(entry, kept, fate);
    const moved = taken ? entry : { ...kept, film: entry.film };
    this.#takeBack(kept.film);
    this.#set.push({ film: moved.film, entry: moved });
    const replaced = fate === 'replaced';
    return {
      found,
      film,
      before: replaced ? kept : undefined,
      entry: moved,
      fate: replaced ? fate : 'added',
    };
  }

  #here(film: FilmRef): Entry | undefined {
    const known = this.#ground.before(film);
    return this.#gone.has(known) ? undefined : known;
  }

  /** What the profile keeps under the very name that the file has for a film, if it is not placed on another film already. */
  #keptAsNamed({ found, film, entry }: Aim): Entry | undefined {
    const { film: named, keptAs } = found.said;
    if (film === undefined || keptAs || sameName(named, entry.film)) return undefined;
    const kept = this.#here(refOfNamed(named));
    if (!kept || !sameName(named, kept.film) || sameFilm(kept.film, entry.film)) return undefined;
    const placed = this.#ground.placed(kept.film);
    return placed === undefined || placed === film ? kept : undefined;
  }

  #takeBack(film: FilmRef): void {
    this.#takenBack.push({ film, entry: undefined });
    this.#gone.add(this.#ground.before(film));
  }

  #fateOf(entry: Entry, before: Entry | undefined): Fate {
    if (!before) return 'added';
    if (sameOpinion(entry.opinion, before.opinion)) return 'same';
    return this.#takesPlaceOf(entry, before) ? 'replaced' : 'older';
  }

  #takesPlaceOf(entry: Entry, before: Entry): boolean {
    const { prefer } = this.#wish;
    if (prefer === 'newer') return countsBefore(entry, before);
    if (prefer === 'mine') return false;
    const less = entry.opinion.kind === 'seen' || entry.opinion.kind === 'saved';
    return !(less && before.opinion.kind === 'rating');
  }

  /** Whether an opinion that is here already was said again later: without that, the order of imports would matter. */
  #renews({ at }: Entry, before: Entry | undefined, fate: Fate): boolean {
    const { prefer, now = Infinity } = this.#wish;
    const later = before !== undefined && at > before.at && at <= now;
    return fate === 'same' && prefer === 'newer' && later;
  }
}

/** What is said of a film of which the data set has no id, or that it does not have, with the ids that are known already. */
function withKnownIds({ film: here, entry }: Aim, before: Entry | undefined): Entry {
  const { film } = entry;
  if (!before || (here !== undefined && film.imdb > 0)) return entry;
  const tmdb = film.tmdb ?? before.film.tmdb;
  const imdb = film.imdb || before.film.imdb;
  return { ...entry, film: { ...film, imdb, ...(tmdb !== undefined && { tmdb }) } };
}
