/** Letters that Unicode does not take apart into a plain one and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ς: 'σ',
};
const TO_SPELL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
const PLAIN = /^[ -~]*$/;

/** Lower case; letters without their marks, ligatures and superscripts spelled out: "Alien³ ß" gives "alien3 ss". */
export function plainLetters(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(TO_SPELL, (letter) => LETTERS[letter]);
}

/** Titles of plain letters and spaces alone: most are, and need less work. */
export const SIMPLE = /^[a-z\d ]+$/i;

/** The words of a title in plain letters, without punctuation. */
export function wordsOf(text: string): string[] {
  if (SIMPLE.test(text)) return text.toLowerCase().split(/ +/).filter(Boolean);
  return plainLetters(text)
    .replace(/[&+]/g, ' and ')
    .replace(/['’‘ʼ`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Articles that titles begin with, or that are moved to their end; in plain letters. */
export const ARTICLES = setOf(
  'the a an le la les l un une des el los las lo il i gli uno una der die das den dem det de en ett et ein eine o os as um uma het een t az egy al',
);
export const ENGLISH_ARTICLES = setOf('the a an');

/** What joins two words. */
export const CONJUNCTIONS = setOf('and et und y og och');

/** What stands before the number of a part. */
export const PART_WORDS = setOf(
  'part pt parte partie teil del vol volume volumen chapter chapitre kapitel capitulo episode ep',
);

/** Words of which people write one as the other. */
export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['doctor', 'dr'],
  ['mister', 'mr'],
  ['saint', 'st'],
  ['street', 'st'],
  ['versus', 'vs'],
  ['number', 'no'],
]);

/** What is written behind a title without being of another film; without articles. */
export const EDITION = new RegExp(
  `^(?:${[
    '(?:(?:final|directors|extended|special|ultimate|unrated|uncut|theatrical|original|restored|collectors|imax|\\d+ anniversary) )+(?:cut|edition|version|release|experience)',
    'extended|special|redux|uncut|unrated|uncensored|remastered|restored|imax|3d',
    'based on .+|film by .+|true story',
  ].join('|')})$`,
);
