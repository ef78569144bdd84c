import type { FilmView } from '../../state/app.svelte';

/** What the model was after an iteration of its training. */
export interface TrainingMoment {
  /** From 1. */
  readonly iteration: number;
  /** Root mean squared error in stars on the ratings it was trained on, and on those held out; NaN where unknown. */
  readonly trainRmse: number;
  readonly heldOutRmse: number;
  /** What it would have picked, the best first. */
  readonly top: readonly FilmView[];
}

/** What became of a film's place in a list: up or down by so many, new, or the same. */
export type Move =
  { readonly kind: 'up' | 'down'; readonly by: number } | { readonly kind: 'new' | 'same' };

/** What became of each film since the list before; all new where there was none. */
export function movesSince(
  films: readonly number[],
  before: readonly number[] | undefined,
): Move[] {
  return films.map((film, place) => {
    const was = before?.indexOf(film) ?? -1;
    if (was < 0) return { kind: 'new' };
    if (was === place) return { kind: 'same' };
    return was > place ? { kind: 'up', by: was - place } : { kind: 'down', by: place - was };
  });
}

/** Seen beside a film, and heard. */
export function moveText(move: Move): { readonly mark: string; readonly said: string } {
  switch (move.kind) {
    case 'up':
      return { mark: `↑ ${move.by}`, said: `up ${move.by}` };
    case 'down':
      return { mark: `↓ ${move.by}`, said: `down ${move.by}` };
    case 'new':
      return { mark: 'new', said: 'new' };
    case 'same':
      return { mark: '', said: '' };
  }
}
