import type { Tags } from '../dataset';

/** A tag of a film, and how many people gave it. */
export interface TagCount {
  readonly text: string;
  readonly count: number;
}

/**
 * The tags that most people gave a film, most first; spellings that differ in case are one tag, written as it was first.
 * @param most How many at most.
 */
export function tagsOf({ names, film: films, tag }: Tags, film: number, most: number): TagCount[] {
  const counts = new Map<string, TagCount>();
  films.forEach((tagged, k) => {
    if (tagged !== film) return;
    const text = names[tag[k]];
    const key = text.toLowerCase();
    const before = counts.get(key) ?? { text, count: 0 };
    counts.set(key, { ...before, count: before.count + 1 });
  });
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, most);
}
