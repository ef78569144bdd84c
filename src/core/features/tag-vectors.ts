import type { Tags } from '../dataset';
import { ln } from '../exact-math';

/** Sparse unit vectors of films over the tags that people gave them. */
export type TagVectors = {
  /** Row offsets, films + 1. */
  readonly starts: Uint32Array;
  /** Tags of each film, ascending; spellings that differ in case are one tag. */
  readonly tags: Uint32Array;
  readonly weights: Float64Array;
};

/**
 * TF-IDF: how often a film got a tag, times ln(tagged films / films with the tag), normalised to unit length. Films
 * without tags, or with none but those of every film, have the length 0.
 */
export function tagVectors({ names, film, tag }: Tags, films: number): TagVectors {
  const spellings = new Map<string, number>();
  const ids = names.map((name) => {
    const key = name.toLowerCase();
    if (!spellings.has(key)) spellings.set(key, spellings.size);
    return spellings.get(key) ?? 0;
  });

  // 1. tf and df.
  const counts = Array.from({ length: films }, () => new Map<number, number>());
  const filmsWith = new Uint32Array(spellings.size);
  film.forEach((f, k) => {
    const id = ids[tag[k]];
    const count = counts[f].get(id) ?? 0;
    if (count === 0) filmsWith[id] += 1;
    counts[f].set(id, count + 1);
  });
  const tagged = counts.filter(({ size }) => size > 0).length;

  // 2. tf · idf, to unit length.
  const starts = new Uint32Array(films + 1);
  counts.forEach(({ size }, f) => (starts[f + 1] = starts[f] + size));
  const tags = new Uint32Array(starts[films]);
  const weights = new Float64Array(starts[films]);
  counts.forEach((count, f) => {
    const sorted = [...count].sort(([a], [b]) => a - b);
    const raw = sorted.map(([id, tf]) => tf * ln(tagged / filmsWith[id]));
    const length = Math.sqrt(raw.reduce((sum, w) => sum + w * w, 0)) || 1;
    tags.set(
      sorted.map(([id]) => id),
      starts[f],
    );
    weights.set(
      raw.map((w) => w / length),
      starts[f],
    );
  });
  return { starts, tags, weights };
}
