/** How often a poster led by each genre has a dark ground. About rarest first: the first present leads. */
const DARKNESS = {
  'Film-Noir': 0.95,
  IMAX: 0.6,
  Western: 0.25,
  Musical: 0.25,
  War: 0.5,
  Documentary: 0.2,
  Mystery: 0.65,
  Animation: 0.15,
  Children: 0.05,
  Horror: 0.85,
  Fantasy: 0.45,
  'Sci-Fi': 0.65,
  Crime: 0.55,
  Adventure: 0.3,
  Action: 0.5,
  Thriller: 0.65,
  Romance: 0.15,
  Comedy: 0.06,
  Drama: 0.35,
} as const;

/** A genre that has drawings of its own. */
export type Genre = keyof typeof DARKNESS;

const ORDER = Object.keys(DARKNESS) as readonly Genre[]; // the keys of a literal are its genres

/** The genres of a film that posters know, rarest first. */
export function knownGenres(genres: readonly string[]): readonly Genre[] {
  return ORDER.filter((genre) => genres.includes(genre));
}

/** The genre that decides the motif. IMAX is a format, so it gives way to any other. */
export function leadOf(known: readonly Genre[]): Genre | 'none' {
  if (known.length > 1 && known[0] === 'IMAX') return known[1];
  return known[0] ?? 'none';
}

/** Chance of a dark ground: two parts the lead genre, one part the mean of all. */
export function moodOf(known: readonly Genre[]): number {
  const lead = leadOf(known);
  if (lead === 'none') return 0.2;
  const mean = known.reduce((sum, genre) => sum + DARKNESS[genre], 0) / known.length;
  return (DARKNESS[lead] * 2 + mean) / 3;
}
