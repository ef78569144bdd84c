import { PART_WORDS } from './title-words';

const ROMAN = /^(x{0,3})(ix|iv|v?i{0,3})$/;
const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth';

const VALUES: ReadonlyMap<string, number> = new Map([
  ...UNITS.split(' ').map((word, value) => [word, value] as const),
  ...ORDINALS.split(' ').map((word, value) => [word, value] as const),
  ...TENS.split(' ').map((word, k) => [word, 10 * (k + 2)] as const),
]);

/** 1 … 39 from a Roman numeral in lower case; 0 where it is none. */
function romanValue(word: string): number {
  const match = 'ivx'.includes(word[0] ?? ' ') ? ROMAN.exec(word) : null;
  if (!match) return 0;
  const [, tens, ones] = match;
  const unit = ones === 'ix' ? 9 : ones === 'iv' ? 4 : 0;
  return 10 * tens.length + (unit || (ones.startsWith('v') ? 4 + ones.length : ones.length));
}

/**
 * Writes the numbers of parts as digits and leaves out what announces them: "rocky part ii" gives "rocky 2". An "i" is a
 * number only after such a word; a lone "v" or "x" where it ends the words.
 */
export function withDigits(words: readonly string[]): string[] {
  const out: string[] = [];
  for (let k = 0; k < words.length; k++) {
    const value = PART_WORDS.has(words[k]) ? partNumber(words[k + 1]) : '';
    if (value) k++;
    out.push(value || numeral(words, k));
  }
  return out;
}

function partNumber(word: string | undefined): string {
  if (word === undefined) return '';
  if (/^\d+$/.test(word)) return word;
  return String(romanValue(word) || (VALUES.get(word) ?? ''));
}

function numeral(words: readonly string[], k: number): string {
  const word = words[k];
  if (word === 'i' || (word.length === 1 && (k === 0 || k < words.length - 1))) return word;
  return String(romanValue(word) || word);
}

const ORDINAL = /^(\d+)(?:st|nd|rd|th)$/;

/** Writes numbers as digits: "one hundred and one dalmatians" gives "101 dalmatians". */
export function withoutNumberWords(words: readonly string[]): string[] {
  if (!words.some((word) => VALUES.has(word) || ORDINAL.test(word))) return [...words];
  const out: string[] = [];
  let number = 0; // as far as it has been read
  for (const word of words) {
    const longer = number > 0 ? continued(number, word) : undefined;
    if (longer === undefined) {
      if (number > 0) out.push(String(number));
      const value = VALUES.get(word);
      if (!value) out.push(value === 0 ? '0' : word.replace(ORDINAL, '$1'));
      number = value ?? 0;
    } else {
      number = longer;
    }
  }
  if (number > 0) out.push(String(number));
  return out;
}

/** What a word makes of the number before it; undefined where it begins something else, as "eighty" after "nineteen" does. */
function continued(number: number, word: string): number | undefined {
  if (word === 'hundred' && number < 100) return number * 100;
  if (word === 'and' && number % 100 === 0) return number;
  const value = VALUES.get(word);
  if (value === undefined) return undefined;
  const fits = number % 100 === 0 || (number % 10 === 0 && number % 100 > 10 && value < 10);
  return fits ? number + value : undefined;
}
