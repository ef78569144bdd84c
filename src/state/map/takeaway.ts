import { filmCode, filmsOfCode } from '../../core/film-code';
import { coordinatesCsv } from '../../core/formats/coordinates-csv';
import { npy } from '../../core/formats/npy';
import type { App } from '../app.svelte';
import type { Point } from '../../core/projection/projection';
import type { MapScreen } from './screen.svelte';

/** A part of the map: its middle, in data units, and the scale. */
export type Window = Point & { readonly k: number };

/** What part of the map is seen, as the address has it: middle and scale. */
export const windowText = (window: Window | undefined): string | undefined =>
  window && [window.x, window.y, window.k].map((value) => Number(value.toPrecision(5))).join();

/** What the address asks for; undefined where that is nothing, or cannot be shown. */
export function windowFrom(text: string | undefined): Window | undefined {
  const [x, y, k] = (text ?? '').split(',').map(Number);
  return [x, y, k].every(Number.isFinite) && k > 0 ? { x, y, k } : undefined;
}

/** Marked films as the address has them; undefined for none. */
export function filmsText(films: ReadonlySet<number>, { session }: Pick<App, 'session'>) {
  const { ids } = session.library?.films ?? {};
  if (!ids || films.size === 0) return undefined;
  const code = filmCode([...films].map((film) => ids[film]));
  return filmsOfCode(code) && code; // an address does not bear more films than can be read from one
}

/** The films that a link marks, as far as this data set has them. */
export function filmsFrom(text: string | undefined, app: Pick<App, 'filmWithId'>): number[] {
  const ids = text ? filmsOfCode(text) : undefined;
  return [...(ids ?? [])].flatMap((id) => app.filmWithId(id) ?? []);
}

/** Films and where they are, as a table; every film of the map, or those given. */
export function placesTable(
  { app, drawn, predictions }: MapScreen,
  films?: Uint32Array,
): string | undefined {
  if (!drawn) return undefined;
  const { library, places } = drawn;
  const { x, y } = places;
  const placed = Uint32Array.from(x.keys()).filter((film) => !Number.isNaN(x[film]));
  return coordinatesCsv(films ?? placed, {
    films: library.films,
    x,
    y,
    counts: library.counts,
    means: library.means,
    predicted: predictions,
    halfStarsOf: (film) => app.profile.halfStarsOf(film),
  });
}

/** The item vectors that the map is drawn from, a row per film of the data set, as NumPy reads them. */
export async function factorsFile({
  drawn,
  map,
}: MapScreen): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const factors = drawn && (await map.atlas.ask((client) => client.factors(drawn.feed)));
  return factors && npy(factors.values, [factors.values.length / factors.width, factors.width]);
}
