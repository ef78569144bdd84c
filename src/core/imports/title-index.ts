import { eachKey, LIKENESS, type Likeness } from './titles';

/** A film whose title is like one that is looked for. */
export interface Alike {
  readonly film: number;
  readonly likeness: Likeness;
}

export interface TitleIndex {
  /** Films of all years, each once and as like as can be, in no order. */
  alike(title: string): readonly Alike[];
}

/** Kinds of likeness, which a number holds beside a film. */
const KINDS = 8;

/** Indexes titles by their keys. */
export function titleIndex(titles: readonly string[]): TitleIndex {
  const byKey = new Map<string, number[]>();
  titles.forEach((title, film) => {
    eachKey(title, (key, likeness) => {
      const entries = byKey.get(key);
      if (!entries) byKey.set(key, [film * KINDS + likeness]);
      else if (filmOf(entries[entries.length - 1]) !== film) entries.push(film * KINDS + likeness);
    });
  });
  return { alike: (title) => alikeIn(byKey, title) };
}

const filmOf = (entry: number) => Math.floor(entry / KINDS);
const isPart = (likeness: number) => likeness >= LIKENESS.part;

function alikeIn(byKey: ReadonlyMap<string, readonly number[]>, title: string): readonly Alike[] {
  const best = new Map<number, Likeness>();
  eachKey(title, (key, asked) => {
    const entries = byKey.get(key) ?? [];
    for (const entry of entries) {
      const own = (entry % KINDS) as Likeness;
      if (isPart(asked) && isPart(own)) continue;
      const likeness = likenessOf(asked, own);
      const film = filmOf(entry);
      if (likeness < (best.get(film) ?? KINDS)) best.set(film, likeness);
    }
  });
  return Array.from(best, ([film, likeness]) => ({ film, likeness }));
}

/** How like two titles are that share a key, by how much it says of the one that is looked for, and of a film's own. */
function likenessOf(asked: Likeness, own: Likeness): Likeness {
  // A subtitle that only the file has is another film's often enough: "Hellboy: The Seeds of Creation".
  if (isPart(asked)) return LIKENESS.scrap;
  const [least, most] = asked < own ? [asked, own] : [own, asked];
  if (most !== LIKENESS.alias) return most;
  // "Class, The (Klass)" and "Class, The (Entre les murs)" have other names too.
  return least === LIKENESS.alias ? LIKENESS.rough : LIKENESS.name;
}
