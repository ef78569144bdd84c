import { titleKey } from '../films';
import { withDigits, withoutNumberWords } from './title-numbers';
import {
  ABBREVIATIONS,
  ARTICLES,
  CONJUNCTIONS,
  EDITION,
  ENGLISH_ARTICLES,
  plainLetters,
  SIMPLE,
  wordsOf,
} from './title-words';

/** How much of a title a key says, the most first. */
export const LIKENESS = {
  /** The title as both write it, but for case, accents, punctuation and a leading article. */
  same: 0,
  /** All of it; numerals, "&" and moved articles written in one way. */
  name: 1,
  /** The same of one of its several names. */
  alias: 2,
  /** Without articles, or without its edition; numbers in words, digits as letters, and umlauts written in one way. */
  rough: 3,
  /** Without what follows, or stands before, a colon or a dash. */
  part: 4,
  /** Of what stands behind a colon or a dash at most two words; a small number. */
  scrap: 5,
} as const;
export type Likeness = (typeof LIKENESS)[keyof typeof LIKENESS];

type AddKey = (key: string, likeness: Likeness) => void;
/** The words of each part of a title. */
type Parts = readonly (readonly string[])[];

/**
 * Calls `add` with each key of a title, those that say the most first; the same key may come again. Two titles may mean one
 * film where they share a key that is more than a part for one of them.
 */
export function eachKey(title: string, add: AddKey): void {
  const names = namesOf(title);
  const several = names.length > 1;
  if (several) add(sameKey(names[names.length - 1]), LIKENESS.same);
  add(sameKey(title), several ? LIKENESS.alias : LIKENESS.same);
  const parts = names
    .map((name) => partsOf(name).map(looseWords))
    .filter((name) => name.length > 0);
  const whole = parts.length - 1;
  parts.forEach((name, k) => {
    add(joined(name), k === whole ? LIKENESS.name : LIKENESS.alias);
  });
  for (const name of parts) addRough(name, add);
  for (const name of parts) if (name.length > 1) addParts(name.map(roughWords), add);
}

/** "Nine" and "9" are two films of one year; "1984" may be written in words. */
const ONLY_NUMBER = /^\d{1,2}$/;

function addRough(parts: Parts, add: AddKey): void {
  const key = roughKey(parts.map(roughWords));
  const little = ONLY_NUMBER.test(key);
  if (little) add(joined(parts.map(spelled)), LIKENESS.rough);
  add(key, little ? LIKENESS.scrap : LIKENESS.rough);
}

function sameKey(title: string): string {
  if (SIMPLE.test(title)) return title.toLowerCase().replace(/^ *(?:the|a|an) +(?=\S)| +/g, '');
  return plainLetters(titleKey(title)).replace(/ /g, '') || title.trim().toLowerCase();
}

const BRACKETED = /\s+\(([^()]*)\)/g;
const ALSO = /^(?:a\.?\s?k\.?\s?a\.?|also known as)[:,]?\s+/i;

/** "Seven (a.k.a. Se7en)" has the names "Seven" and "Se7en"; the last is the whole. */
function namesOf(title: string): readonly string[] {
  if (!title.includes(' (') && !title.includes(' / ')) return [title];
  const bracketed = Array.from(title.matchAll(BRACKETED), ([, name]) => name.replace(ALSO, ''));
  const names = [title.replace(BRACKETED, ''), ...bracketed].flatMap((name) => name.split(' / '));
  return [...names, title.replace(/[()]/g, '')].filter((name) => wordsOf(name).join('').length > 1);
}

const MAY_BREAK = /[:;~–—-]|\bor\b/i;
const BREAK = /:(?!\d)|\s[-–—~]\s|[;,]\s+or\b[:,]?\s|\s+or:\s|;\s/i;

/** No title has more; one that is made to have hundreds would take as long as a thousand others. The last has the rest. */
const MOST_PARTS = 8;

const ELIDED = /^(l|un)['’]/i;

/** "Alien: Covenant" has the parts "Alien" and "Covenant"; each as its words. */
function partsOf(name: string): Parts {
  const moved = withArticleFirst(name);
  const parts = MAY_BREAK.test(moved) ? moved.split(BREAK).map(withArticleFirst) : [moved];
  const words = parts
    .map((part) => wordsOf(part.replace(ELIDED, '$1 ')))
    .filter((some) => some.length > 0 && some.join() !== 'or');
  const rest = words.slice(MOST_PARTS - 1).flat();
  return rest.length > 0 ? [...words.slice(0, MOST_PARTS - 1), rest] : words;
}

/** "Boot, Das" is "Das Boot". */
function withArticleFirst(name: string): string {
  const comma = name.lastIndexOf(', ');
  if (comma < 1 || name.length - comma > 7) return name;
  const last = wordsOf(name.slice(comma + 2)).join(' ');
  return ARTICLES.has(last) ? `${name.slice(comma + 2)} ${name.slice(0, comma)}` : name;
}

function looseWords(words: readonly string[]): string[] {
  return withDigits(words).map((word) =>
    CONJUNCTIONS.has(word) ? 'and' : (ABBREVIATIONS.get(word) ?? word),
  );
}

const AS_LETTER: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 'v',
};
const DISGUISED = /(?<=\p{L})[013457](?=\p{L})/gu;

function roughWords(words: readonly string[]): string[] {
  const kept = withoutNumberWords(spelled(words)).filter(
    (word, k) => word !== 'and' && !(k === 0 ? ARTICLES : ENGLISH_ARTICLES).has(word),
  );
  return kept.length > 0 ? kept : [...words];
}

/** "se7en" is "seven". */
function spelled(words: readonly string[]): readonly string[] {
  if (!words.some((word) => /\D\d\D/.test(word))) return words;
  return words.map((word) => word.replace(DISGUISED, (digit) => AS_LETTER[digit]));
}

function joined(parts: Parts): string {
  return parts.length === 1 ? parts[0].join('') : parts.flat().join('');
}

function roughKey(parts: Parts): string {
  return joined(parts)
    .replace(/([aou])e|aa/g, (_, vowel: string | undefined) => vowel ?? 'a')
    .replace(/([blv])our/g, '$1or');
}

/** Its beginnings, its ends, and its first part with its last. */
function addParts(parts: Parts, add: AddKey): void {
  const addPart = (some: Parts, likeness: Likeness) => {
    const key = roughKey(some);
    if (key.length > 1 && /\p{L}/u.test(key)) add(key, likeness);
  };
  for (let k = 1; k < parts.length; k++) {
    const end = parts.slice(k).flat();
    const isEdition = EDITION.test(end.join(' '));
    addPart(parts.slice(0, k), isEdition ? LIKENESS.rough : LIKENESS.part);
    if (!isEdition) addPart(parts.slice(k), end.length > 2 ? LIKENESS.part : LIKENESS.scrap);
  }
  if (parts.length > 2) addPart([parts[0], parts[parts.length - 1]], LIKENESS.part);
}
