import type { ParamValues } from '../../../core/params';
import { seeded } from '../../../core/random';
import { drawing, randomSettings } from '../../../core/search/settings';
import type { SearchSpace } from '../../../core/search/space';
import { inSlices } from './slices';

/** More are drawn in slices, while the page does other things. */
const AT_ONCE = 500;

/** What settings are drawn from. */
export interface DrawWish {
  /** The space as it is written. */
  readonly spec: string;
  readonly space: SearchSpace;
  readonly count: number;
  readonly seed: number;
}

/** Settings that are drawn at random. */
export class Draws {
  #known = $state.raw<{ readonly key: string; readonly settings: readonly ParamValues[] }>();
  /** What was asked for last, where it is many. */
  #wanted: string | undefined;

  /** Undefined while they are being drawn. Throws ParamError as {@link randomSettings} does. */
  of({ spec, space, count, seed }: DrawWish): readonly ParamValues[] | undefined {
    if (count <= AT_ONCE) return randomSettings(space, count, seeded(seed));
    const key = JSON.stringify([spec, count, seed]);
    if (this.#known?.key === key) return this.#known.settings;
    if (this.#wanted !== key) {
      this.#wanted = key;
      void inSlices(drawing(space, count, seeded(seed))).then((settings) => {
        if (this.#wanted === key) this.#known = { key, settings };
      });
    }
    return undefined;
  }
}
