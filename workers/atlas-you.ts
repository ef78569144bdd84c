import { placeAmong, steerAmong } from '../src/core/projection/among';
import type { Point } from '../src/core/projection/projection';
import type { HistoryMessage } from './api';
import type { Pull, Stand, TrailStop } from './atlas-api';
import type { Laid } from './atlas-layout';
import type { Fed } from './atlas-feed';

/** A trail has at most so many stops. */
const STOPS = 60;

/** Where a history stands; undefined without direction. */
export function standOf(
  { model, fitted, training }: Fed,
  { projection, places, source }: Laid,
  history: HistoryMessage,
): Stand | undefined {
  if (history.films.length === 0) return undefined;
  const vector = model.space.place(fitted, training, history);
  if (projection.place) {
    const place = projection.place(places, source, vector);
    return place && { ...place, among: [] };
  }
  const among = placeAmong(places, source, vector);
  return among && { x: among.x, y: among.y, among: [...among.films] };
}

/** Where a history stood after each of its ratings, or after some, evenly apart, where there are many. */
export function* trailOf(
  by: Fed,
  on: Laid,
  { films, halfStars }: HistoryMessage,
  order: Uint32Array,
): Generator<void, TrailStop[]> {
  const at = new Map(Array.from(films, (film, k) => [film, k]));
  const known = [...order].filter((film) => at.has(film));
  // What the history begins with besides is there from the start.
  const given = new Set(films.filter((film) => !known.includes(film)));
  const stops: TrailStop[] = [];
  const every = Math.max(1, known.length / STOPS);
  let next = 0;
  for (let k = 0; k < known.length; k++) {
    given.add(known[k]);
    if (k < Math.floor(next) && k < known.length - 1) continue;
    next += every;
    const rated = films.filter((film) => given.has(film));
    const stand = standOf(by, on, {
      films: rated,
      halfStars: Uint8Array.from(rated, (film) => halfStars[at.get(film) ?? 0]),
    });
    if (stand) stops.push({ x: stand.x, y: stand.y, film: known[k] });
    yield;
  }
  return stops;
}

/** What it does to each film, also to those that are not drawn, that the visitor stands elsewhere. */
export function pullOf(
  { model, fitted, training, source: whole }: Fed,
  { projection, places, source }: Laid,
  history: HistoryMessage,
  to: Point,
): Pull {
  const { values, width } = whole.vectors;
  let squares = 0;
  for (const value of values) squares += value * value;
  const meanSquare = squares / Math.max(1, whole.films.length);
  const own = scaledTo(model.space.place(fitted, training, history), meanSquare);
  const among = projection.steer ? undefined : steerAmong(places, source, to);
  const there = scaledTo(
    projection.steer?.(places, source, own, to) ?? among?.vector ?? own,
    meanSquare,
  );
  const pull = new Float32Array(values.length / width);
  for (const film of whole.films) {
    for (let f = 0; f < width; f++) {
      pull[film] += ((there[f] - own[f]) * values[film * width + f]) / meanSquare;
    }
  }
  const at = projection.place?.(places, source, there) ?? to;
  return { at, pull, among: among ? [...among.films] : [] };
}

/** A vector of the same direction and the given length squared. */
function scaledTo(vector: Float32Array, square: number): Float32Array {
  let own = 0;
  for (const value of vector) own += value * value;
  const scale = own > 0 ? Math.sqrt(square / own) : 0;
  return vector.map((value) => value * scale);
}
