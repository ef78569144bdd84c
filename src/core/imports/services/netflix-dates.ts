import { shown } from '../../formats/text';
import { dayMs, timeIn } from '../dates';

type Numbers = readonly [number, number, number];

/** In which order a date's numbers are, unless it begins with all four digits of the year. */
interface Order {
  /** What comes first: "the month" of "5/13/19". */
  readonly first: string;
  readonly dayOf: (numbers: Numbers) => number | undefined;
}

const MONTH_FIRST: Order = { first: 'the month', dayOf: ([m, d, y]) => dayMs(yearOf(y), m, d) };
const DAY_FIRST: Order = { first: 'the day', dayOf: ([d, m, y]) => dayMs(yearOf(y), m, d) };
const YEAR_FIRST: Order = { first: 'the year', dayOf: ([y, m, d]) => dayMs(yearOf(y), m, d) };

/** Two digits are of this century. */
const yearOf = (number: number) => (number < 100 ? 2000 + number : number);

const NUMBERS = /^(\d{1,4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,4})\.?$/;

function numbersIn(text: string): Numbers | undefined {
  const found = NUMBERS.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined;
}

const dayIn = (numbers: Numbers, order: Order) =>
  (numbers[0] > 99 ? YEAR_FIRST : order).dayOf(numbers);

/** Nothing was streamed before. */
const FIRST_MS = dayMs(2007, 1, 1)!;
/** A day may have begun elsewhere. */
const DAY_MS = 86_400_000;

/** Dates of one file, which are all in one order, that of the country. */
export interface DateReader {
  /** Takes a date of the file. All come before the first question. */
  add(text: string): void;
  /** Milliseconds since 1970 at the beginning of the day, UTC; undefined where there is no such day. */
  timeOf(text: string): number | undefined;
  /** What was guessed, in words, where another order would be as likely and give other days. */
  guess(): string | undefined;
}

/**
 * Reads dates whose order nothing says: it is that in which most of them are days on which something can have been watched,
 * else that in which they ascend or descend most, as a history does; else month first with slashes and day first without.
 * @param modified When the file was last changed: milliseconds since 1970.
 */
export function dateReader(modified: number): DateReader {
  const seen: Numbers[] = [];
  const texts: string[] = [];
  let slashes = 0;
  let decided: { readonly order: Order; readonly guess: string | undefined } | undefined;

  const isLikely = (day: number) => day >= FIRST_MS && day <= modified + DAY_MS;

  /** Days on which nothing can have been watched, then turns between later and earlier. */
  function faultsOf(order: Order): readonly [number, number] {
    const days = seen.map((numbers) => dayIn(numbers, order)).filter((day) => day !== undefined);
    const [up, down] = [1, -1].map(
      (sign) => days.filter((day, k) => k > 0 && sign * (day - days[k - 1]) > 0).length,
    );
    return [seen.length - days.filter(isLikely).length, Math.min(up, down)];
  }

  function decide() {
    const usual =
      2 * slashes >= seen.length
        ? [MONTH_FIRST, DAY_FIRST, YEAR_FIRST]
        : [DAY_FIRST, MONTH_FIRST, YEAR_FIRST];
    const ranked = usual
      .map((order) => ({ order, faults: faultsOf(order) }))
      .sort((a, b) => a.faults[0] - b.faults[0] || a.faults[1] - b.faults[1]);
    const [{ order, faults }, ...others] = ranked;
    const rivals = others.filter((other) => other.faults.join() === faults.join());
    const k = seen.findIndex((numbers) =>
      rivals.some((rival) => dayIn(numbers, rival.order) !== dayIn(numbers, order)),
    );
    const guess =
      k < 0 ? undefined : `dates such as ${shown(texts[k])} were read with ${order.first} first`;
    return { order, guess };
  }

  return {
    add(text) {
      const numbers = numbersIn(text);
      if (!numbers) return;
      if (text.includes('/')) slashes += 1;
      seen.push(numbers);
      texts.push(text);
    },
    timeOf(text) {
      const numbers = numbersIn(text);
      decided ??= decide();
      return numbers ? dayIn(numbers, decided.order) : timeIn(text);
    },
    guess: () => (decided ??= decide()).guess,
  };
}
