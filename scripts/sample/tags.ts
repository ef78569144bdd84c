import type { SampleFilm } from './films';
import type { Dice } from './random';
import type { SampleRating } from './ratings';
import { SETTINGS } from './settings';

/** One simulated tag. */
export interface SampleTag {
  readonly person: number;
  readonly film: SampleFilm;
  readonly tag: string;
  /** Seconds since 1970. */
  readonly time: number;
}

/** Words that somebody may find for a film because of its genre. */
const GENRE_WORDS: Readonly<Record<string, readonly string[]>> = {
  Action: ['fast-paced', 'stunts', 'car chase', 'fight scenes'],
  Adventure: ['quest', 'exotic places', 'treasure'],
  Animation: ['beautifully drawn', 'animation', 'for all ages'],
  Children: ['for the kids', 'childhood favourite', 'heart-warming'],
  Comedy: ['funny', 'witty', 'quotable', 'silly'],
  Crime: ['heist', 'gangsters', 'detective'],
  Documentary: ['true story', 'eye-opening', 'thought-provoking'],
  Drama: ['moving', 'great acting', 'bittersweet', 'slow'],
  Fantasy: ['magic', 'imaginative', 'fairy tale'],
  'Film-Noir': ['femme fatale', 'moody', 'shadows'],
  Horror: ['scary', 'gore', 'creepy'],
  IMAX: ['big screen', 'spectacular'],
  Musical: ['great songs', 'dancing', 'sing-along'],
  Mystery: ['twist ending', 'whodunit', 'puzzle'],
  Romance: ['love story', 'date night', 'chemistry'],
  'Sci-Fi': ['space', 'future', 'robots', 'visually striking'],
  Thriller: ['tense', 'suspense', 'edge of the seat'],
  War: ['anti-war', 'harrowing', 'history'],
  Western: ['gunfight', 'frontier', 'horses'],
};

function wordsFor({ genres, year }: SampleFilm): readonly string[] {
  const words = genres.flatMap((genre) => GENRE_WORDS[genre]);
  if (year < 1930) words.push('silent era');
  if (year < 1950) words.push('black and white');
  if (year < 1970) words.push('classic');
  if (year >= 1980 && year < 1990) words.push('very eighties');
  return words;
}

function tag(rating: SampleRating, dice: Dice): SampleTag {
  const words = wordsFor(rating.film);
  const { person, film, time } = rating;
  return { person, film, tag: words[dice.below(words.length)], time: time + 5 + dice.below(60) };
}

/**
 * Tags by a few of the people, by person, then film. Whoever tags does so for 1 to `most` films that
 * they rated four stars or more, one word each, within about a minute of rating.
 */
export function makeTags(ratings: readonly SampleRating[], dice: Dice): readonly SampleTag[] {
  const taggers = SETTINGS.people / SETTINGS.tags.people;
  const liked = new Map<number, SampleRating[]>();
  for (const rating of ratings) {
    if (rating.stars < 4 || rating.person % taggers !== 0) continue;
    liked.set(rating.person, [...(liked.get(rating.person) ?? []), rating]);
  }
  return [...liked.values()].flatMap((mine) => {
    const share = (1 + dice.below(SETTINGS.tags.most)) / mine.length;
    return mine.filter(() => dice.uniform() < share).map((rating) => tag(rating, dice));
  });
}
