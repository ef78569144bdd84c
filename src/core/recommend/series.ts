import { titleKey, type Films } from '../films';

/** Where the name of a series ends in the title of one of its films. */
const SUBTITLE = /:|\s[-–]\s|\s(?:and|&) the\s/i;
/** "Part II", "Vol. 2", "3", "Returns": what tells one film of a series from the next. */
const COUNTED =
  /\s(?:(?:part|vol|volume|episode|chapter)\s)?(?:\d+|[ivx]+|one|two|three|four|eleven|twelve|thirteen)$/;
/** A shorter name is too likely to begin other titles by chance. */
const SHORTEST = 4;

/**
 * A number per film, equal for films that their titles show to be of one series: "Toy Story" and "Toy Story 3", "The
 * Matrix" and "The Matrix Reloaded". Titles mislead now and then, so it is good for arranging films, not for leaving
 * any out.
 */
export function seriesOf({ titles }: Pick<Films, 'titles'>): Uint32Array {
  const names = titles.map(nameOf);
  const known = new Set(names);
  const numbers = new Map<string, number>();
  return Uint32Array.from(names, (name) => {
    const shortest = beginningsOf(name).find((part) => known.has(part)) ?? name;
    const number = numbers.get(shortest) ?? numbers.size;
    numbers.set(shortest, number);
    return number;
  });
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
