import { titleKey, type Films } from '../films';
import { countBits } from './likeness';

/** Where the name of a series ends in the title of one of its films. */
const SUBTITLE = /:|\s[-–]\s|\s(?:and|&) the\s/i;
/** "Part II", "Vol. 2", "3", "Returns": what tells one film of a series from the next. */
const COUNTED =
  /\s(?:(?:part|vol|volume|episode|chapter)\s)?(?:\d+|[ivx]+|one|two|three|four|eleven|twelve|thirteen)$/;
/** A shorter name is too likely to begin other titles by chance. */
const SHORTEST = 4;

/**
 * A number per film, equal for films that their titles show to be of one series: "Toy Story" and "Toy Story 3", "The
 * Matrix" and "The Matrix Reloaded". A name that begins another one counts where it is of several words, or where the two
 * films share most of their genres: "Casino" does not begin "Casino Royale". Titles mislead now and then, so it is good
 * for arranging films, not for leaving any out.
 */
export function seriesOf({ titles, genres }: Pick<Films, 'titles' | 'genres'>): Uint32Array {
  const names = titles.map(nameOf);
  const firstOf = new Map<string, number>();
  names.forEach((name, film) => firstOf.set(name, firstOf.get(name) ?? film));
  const numbers = new Map<string, number>();
  return Uint32Array.from(names, (name, film) => {
    const begins = (part: string) => {
      const first = firstOf.get(part);
      if (first === undefined) return false;
      return part === name || part.includes(' ') || mostlyShared(genres[first], genres[film]);
    };
    const shortest = beginningsOf(name).find(begins) ?? name;
    const number = numbers.get(shortest) ?? numbers.size;
    numbers.set(shortest, number);
    return number;
  });
}

/** Whether more than half of all genres of two films are both films'. */
function mostlyShared(a: number, b: number): boolean {
  return 2 * countBits(a & b) > countBits(a | b);
}

/** The title without what a sequel adds to it. */
function nameOf(title: string): string {
  const key = titleKey(title.split(SUBTITLE)[0]);
  return key.replace(COUNTED, '') || key;
}

/** "matrix reloaded" begins with "matrix" and itself. */
function beginningsOf(name: string): string[] {
  const words = name.split(' ');
  return words.map((_, k) => words.slice(0, k + 1).join(' ')).filter((s) => s.length >= SHORTEST);
}
