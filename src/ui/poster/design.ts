import { contrast } from './colour';
import { knownGenres, leadOf, moodOf, type Genre } from './genres';
import type { Inks } from './motifs/motif';
import { hash, noiseFrom, type Noise } from './noise';
import { decadeOf, paletteOf, PALETTES, type Decade, type Palette } from './palettes';

/** What a poster is drawn from. */
export interface PosterFilm {
  readonly title: string;
  /** Year of release, 0 unknown. */
  readonly year: number;
  readonly genres: readonly string[];
}

/** The colours of the sheet, `#rrggbb` each; ink on ground has a contrast of 4.5 at least. */
export interface Colours {
  readonly ground: string;
  readonly ink: string;
  readonly main: string;
  readonly second: string;
  readonly neutral: string;
}

/** Everything about a poster that comes from the noise, and so does not depend on its size. */
export interface Design {
  readonly decade: Decade;
  readonly genre: Genre | 'none';
  readonly genres: readonly Genre[];
  readonly colours: Colours;
  /** Colours of the picture. */
  readonly inks: Inks;
  /** Draws in [0, 1) that decide the layout, the case, the width of the face, an inset picture, the motif. */
  readonly rolls: {
    readonly layout: number;
    readonly letterCase: number;
    readonly width: number;
    readonly inset: number;
    readonly motif: number;
  };
  /** Seeds the motif, so that it is the same at every size. */
  readonly seed: number;
}

/** Dark or pale ground by mood; in three of ten the hue becomes the ground, where ink can stand on it. */
function schemeOf(noise: Noise, { deep, pale, hue, second }: Palette, mood: number): Colours {
  const dark = noise.chance(mood);
  const hued = noise.chance(0.3);
  const ink = contrast(deep, hue) >= contrast(pale, hue) ? deep : pale;
  if (hued && contrast(ink, hue) >= 4.5) {
    const main = ink === deep ? pale : deep;
    const visible = contrast(second, hue) >= 1.35 ? second : ink;
    return { ground: hue, ink, main, second: visible, neutral: ink };
  }
  return dark
    ? { ground: deep, ink: pale, main: hue, second, neutral: pale }
    : { ground: pale, ink: deep, main: hue, second, neutral: deep };
}

/** The ground of the picture: half the time the sheet's, else the hue or the neutral. */
function panelGround(roll: number, { ground, main, neutral }: Colours): string {
  if (roll < 0.5) return ground;
  return roll < 0.78 ? main : neutral;
}

/** Inks of the picture: of the sheet's colours, those that stand off its ground. */
function inksOf(noise: Noise, colours: Colours): Inks {
  const ground = panelGround(noise.next(), colours);
  const candidates = [colours.main, colours.second, colours.neutral, colours.ground];
  const [main = colours.ink, accent = main, extra = main] = [...new Set(candidates)].filter(
    (ink) => ink !== ground && contrast(ink, ground) > 1.22,
  );
  return { ground, main, accent, extra };
}

/** Spends a film's noise, always in the same order. */
export function designOf(film: PosterFilm): Design {
  const noise = noiseFrom(hash(`${film.title}|${film.year === 0 ? '' : film.year}`));
  const decade = decadeOf(film.year);
  const genres = knownGenres(film.genres);
  const colours = schemeOf(noise, paletteOf(noise.pick(PALETTES[decade])), moodOf(genres));
  const layout = noise.next();
  const letterCase = noise.next();
  const width = noise.next();
  const inset = noise.next();
  const inks = inksOf(noise, colours);
  const seed = noise.int(2 ** 32);
  const rolls = { layout, letterCase, width, inset, motif: noise.next() };
  return { decade, genre: leadOf(genres), genres, colours, inks, rolls, seed };
}
