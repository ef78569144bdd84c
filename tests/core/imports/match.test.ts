import { describe, expect, test } from 'vitest';
import { titleMatcher, type FilmNames } from '../../../src/core/imports/match';
import { named, namesOf, type Line } from './names';

/** What a file's film comes to among these: a film's place, those to choose from, or nothing. */
function found(
  films: FilmNames,
  title: string,
  year = 0,
  ids: { imdb?: number; tmdb?: number } = {},
) {
  const match = titleMatcher(films).find(named(title, year, ids));
  if (match.kind === 'matched') return match.film;
  return match.kind === 'ambiguous' ? match.films : 'missing';
}

describe('two ways of writing one film', () => {
  // As a file writes it, as MovieLens does, the year of both.
  test.each([
    // punctuation, case, accents and letters
    ['WALL·E', 'WALL·E (2008)'],
    ['WALL-E', 'WALL·E (2008)'],
    ['Wall E', 'WALL·E (2008)'],
    ['Spiderman', 'Spider-Man (2002)'],
    ['X-Men 2', 'Xmen II (2003)'],
    ['ET', 'E.T. the Extra-Terrestrial (a.k.a. E.T.) (1982)'],
    ['M*A*S*H', 'MASH (a.k.a. M*A*S*H) (1970)'],
    ['Dr Seuss: The Lorax', 'Dr. Seuss: The Lorax (2012)'],
    ['Doctor No', 'Dr. No (1962)'],
    ['Ocean’s Eleven', "Ocean's Eleven (2001)"],
    ['Adams æbler', "Adam's Apples (Adams æbler) (2005)"],
    ['Adams aebler', "Adam's Apples (Adams æbler) (2005)"],
    ['Das weisse Band', 'White Ribbon, The (Das weiße Band) (2009)'],
    ['Kikujiro', 'Kikujirô (1999)'],
    ['LES MISERABLES', 'Misérables, Les (1995)'],
    ['Maenner', 'Männer (1985)'],
    ['Zolnierz', 'Żołnierz (1990)'],
    ['Frontieres', 'Frontière(s) (2007)'],
    ['500 Days of Summer', '(500) Days of Summer (2009)'],
    ['9/11', '9 11 (2002)'],
    // articles
    ['Matrix, The', 'Matrix, The (1999)'],
    ['Matrix', 'Matrix, The (1999)'],
    ['Boot', 'Boot, Das (Boat, The) (1981)'],
    ['Boot, Das', 'Boot, Das (Boat, The) (1981)'],
    ['The Boat', 'Boot, Das (Boat, The) (1981)'],
    ['Avventura', "Avventura, L' (Adventure, The) (1960)"],
    [
      'Lord of the Rings: Fellowship of the Ring',
      'Lord of the Rings: The Fellowship of the Ring, The (2001)',
    ],
    [
      'Lord of the Rings, The: The Fellowship of the Ring',
      'Lord of the Rings: The Fellowship of the Ring, The (2001)',
    ],
    // other titles
    ['Se7en', 'Seven (a.k.a. Se7en) (1995)'],
    ['Se7en', 'Seven (1995)'],
    [
      'La Cité des enfants perdus',
      'City of Lost Children, The (Cité des enfants perdus, La) (1995)',
    ],
    ['Seven Samurai (Shichinin no samurai)', 'Shichinin no samurai (1954)'],
    [
      'The Secret of My Success',
      'Secret of My Succe$s, The (a.k.a. The Secret of My Success) (1987)',
    ],
    ['Himalaya', "Himalaya (Himalaya - l'enfance d'un chef) (1999)"],
    // subtitles
    ['Star Wars', 'Star Wars: Episode IV - A New Hope (1977)'],
    ['Star Wars IV: A New Hope', 'Star Wars: Episode IV - A New Hope (1977)'],
    ['Star Wars: A New Hope', 'Star Wars: Episode IV - A New Hope (1977)'],
    ['The Empire Strikes Back', 'Star Wars: Episode V - The Empire Strikes Back (1980)'],
    ['Birdman', 'Birdman: Or (The Unexpected Virtue of Ignorance) (2014)'],
    [
      'Birdman or (The Unexpected Virtue of Ignorance)',
      'Birdman: Or (The Unexpected Virtue of Ignorance) (2014)',
    ],
    [
      'Dr. Strangelove',
      'Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb (1964)',
    ],
    [
      'Dr. Strangelove, or How I Learned to Stop Worrying and Love the Bomb',
      'Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb (1964)',
    ],
    // editions
    ['Precious: Based on the Novel "Push" by Sapphire', 'Precious (2009)'],
    ['Blade Runner: The Final Cut', 'Blade Runner (1982)'],
    ['Aliens - Special Edition', 'Aliens (1986)'],
    ['Das Boot: The Director’s Cut', 'Boot, Das (Boat, The) (1981)'],
    ['Alien: 40th Anniversary Edition', 'Alien (1979)'],
    ['Heat', 'Heat: Uncut (1995)'],
    ['Star Wars: Special Edition', 'Star Wars: Episode IV - A New Hope (1977)'],
    ['Sophie Scholl', 'Sophie Scholl: The Final Days (Sophie Scholl - Die letzten Tage) (2005)'],
    // numerals
    ['Rocky 2', 'Rocky II (1979)'],
    ['Rocky Part II', 'Rocky II (1979)'],
    ['The Godfather Part 2', 'Godfather: Part II, The (1974)'],
    ['Kill Bill: Volume One', 'Kill Bill: Vol. 1 (2003)'],
    ['Star Trek 5: The Final Frontier', 'Star Trek V: The Final Frontier (1989)'],
    ['Alien 3', 'Alien³ (a.k.a. Alien 3) (1992)'],
    ['Alien³', 'Alien 3 (1992)'],
    ['8 1/2', '8½ (8½) (1963)'],
    ['Oceans 11', "Ocean's Eleven (2001)"],
    ['101 Dalmatians', 'One Hundred and One Dalmatians (1961)'],
    ['1984', 'Nineteen Eighty-Four (1984)'],
    ['Friday the Thirteenth', 'Friday the 13th (1980)'],
    ['Twenty-One Grams', '21 Grams (2003)'],
    ['Dune: Part One', 'Dune (Part 1) (2021)'],
    // and
    ['Fast and Furious', 'Fast & Furious (2009)'],
    ['Romeo + Juliet', 'Romeo and Juliet (1996)'],
    ['Asterix und Obelix', 'Asterix et Obelix (1999)'],
    // other scripts
    ['七人の侍', '七人の侍 (1954)'],
    ['Seven Samurai', '七人の侍 (Seven Samurai) (1954)'],
    ['сталкер', 'Сталкер (1979)'],
    ['$', '$ (1971)'],
  ])('%s is %s', (title, film) => {
    const films = namesOf(film);
    expect(found(films, title, films.years[0])).toBe(0);
  });
});

describe('two films', () => {
  test.each([
    ['Heat', 'Casino (1995)'],
    ['七人の侍', '生きる (1995)'],
    ['$', '!!! (1995)'],
    ['Rocky III', 'Rocky II (1995)'],
    ['Kill Bill: Vol. 2', 'Kill Bill: Vol. 1 (1995)'],
    ['Thor: Ragnarok', 'Thor: The Dark World (1995)'],
    ['Ten', 'Ten Things I Hate About You (1995)'],
    ['II', 'Mockingjay - Part 2 (1995)'],
    ['Malcolm', 'Malcolm X (1995)'],
    ['Heat II', 'Heat (1995)'],
  ])('%s is not %s', (title, film) => {
    expect(found(namesOf(film), title, 1995)).toBe('missing');
  });
});

test('what stands after many colons counts too', () => {
  const films = namesOf('A: B: C: D: E: F: G: H: one (1995)');
  expect(found(films, 'A: B: C: D: E: F: G: H: one', 1995)).toBe(0);
  expect(found(films, 'A: B: C: D: E: F: G: H: two', 1995)).toBe('missing');
});

describe('a year', () => {
  const films = namesOf('Heat (1986)', 'Heat (1995)', 'Up (2009)', 'Ran (1985)', 'Ran (1987)');

  test('decides between namesakes', () => {
    expect(found(films, 'Heat', 1995)).toBe(1);
  });

  test.each([-1, 1])('that is %d off finds the only film', (off) => {
    expect(found(films, 'Up', 2009 + off)).toBe(2);
  });

  test.each([-5, -2, 2, 5])('that is %d off finds nothing', (off) => {
    expect(found(films, 'Up', 2009 + off)).toBe('missing');
  });

  test('between those of two films leaves the choice', () => {
    expect(found(films, 'Ran', 1986)).toEqual([3, 4]);
  });

  test('that agrees counts more than one that nearly does', () => {
    expect(found(namesOf('Ran (1986)', 'Ran (1985)'), 'Ran', 1985)).toBe(1);
  });

  test('that is not known is not needed for the only film of a title', () => {
    expect(found(films, 'Up')).toBe(2);
  });

  test('that is not known leaves the choice between namesakes', () => {
    expect(found(films, 'Heat')).toEqual([0, 1]);
  });

  test('may stand in the title', () => {
    expect(found(films, 'Heat (1986)')).toBe(0);
  });

  test('that the data set does not know leaves a doubt', () => {
    expect(found(namesOf('Cosmos'), 'Cosmos', 2015)).toEqual([0]);
  });
});

describe('less than the title and the year', () => {
  const wars = namesOf('Star Wars: Episode IV - A New Hope (1977)', 'Alien: Covenant (2017)');

  test.each([
    ['a part of the title in a year beside', 'Star Wars', 1978],
    ['a part of the title without a year', 'Star Wars', 0],
  ])('is a question: %s', (_, title, year) => {
    expect(found(wars, title, year)).toEqual([0]);
  });

  test('a single word of the title is a question', () => {
    expect(found(wars, 'Covenant', 2017)).toEqual([1]);
  });

  test('a number in words in a year beside is a question', () => {
    expect(found(namesOf("Ocean's Eleven (2001)"), "Ocean's 11", 2002)).toEqual([0]);
  });

  test.each([
    ['a subtitle more', 'Hellboy: The Seeds of Creation', 'Hellboy (2004)'],
    ['more before it', 'Superman/Batman: Public Enemies', 'Public Enemies (2009)'],
    ['the last two words', 'Public Enemies', 'Superman/Batman: Public Enemies (2009)'],
    ['only a number, in words', 'Nine', '9 (2009)'],
    ['only a number, in digits', '9', 'Nine (2009)'],
  ])('is a question, in the same year too: %s', (_, title, film) => {
    const films = namesOf(film);
    expect(found(films, title, films.years[0])).toEqual([0]);
  });

  test('an edition in a year beside is a question', () => {
    expect(found(namesOf('Blade Runner (1982)'), 'Blade Runner: The Final Cut', 1983)).toEqual([0]);
  });

  test('one name of several, where the others differ, is a question in a year beside', () => {
    const films = namesOf('Class, The (Klass) (2007)');
    expect(found(films, 'The Class', 2008)).toBe(0);
    expect(found(films, 'The Class (Klass)', 2008)).toBe(0);
    expect(found(films, 'The Class (Entre les murs)', 2008)).toEqual([0]);
    expect(found(films, 'The Class (Entre les murs)', 2007)).toBe(0);
  });

  test('a part that two films have leaves the choice', () => {
    const che = namesOf('Che: Part Two (2008)', 'Che: Part One (2008)');
    expect(found(che, 'Che', 2008)).toEqual([0, 1]);
    expect(found(che, 'Che Part 1', 2008)).toBe(1);
  });
});

describe('a choice', () => {
  test('is left between two films of one title and year', () => {
    expect(found(namesOf('Emma (1996)', 'Emma (1996)', 'Emma (2009)'), 'Emma', 1996)).toEqual([
      0, 1,
    ]);
  });

  test('has five films at most', () => {
    const films = namesOf(...Array.from({ length: 9 }, (_, k) => `Hamlet (${1990 + k})`));
    expect(found(films, 'Hamlet')).toEqual([0, 1, 2, 3, 4]);
  });

  test('has the film of the equal year first', () => {
    const films = namesOf(
      'Dune: The Beginning (2001)',
      'Dune: The End (2000)',
      'Dune: More (2000)',
    );
    expect(found(films, 'Dune', 2000)).toEqual([1, 2]);
  });
});

describe('an id', () => {
  const films = namesOf(
    ['Emma (1996)', 1, 11],
    ['Emma (1996)', 2, 12],
    ['Heat (1995)', 3, 13],
    ['War and Peace (1956)', 4, 14],
    ['War and Peace (1967)', 5, 14],
    'Up (2009)',
  );

  test('of IMDb decides, whatever title and year say', () => {
    expect(found(films, 'Heat', 1995, { imdb: 2, tmdb: 13 })).toBe(1);
  });

  test('of TMDB decides, whatever title and year say', () => {
    expect(found(films, 'Hitze', 0, { tmdb: 13 })).toBe(2);
  });

  test('of TMDB that two films have leaves the choice, the better title first', () => {
    expect(found(films, 'War and Peace', 1967, { tmdb: 14 })).toEqual([4, 3]);
  });

  test('of TMDB beside another IMDb id needs the title too', () => {
    expect(found(films, 'Heat', 1995, { imdb: 9, tmdb: 13 })).toBe(2);
    expect(found(films, 'Hitze', 1995, { imdb: 9, tmdb: 13 })).toEqual([2]);
  });

  test('of IMDb that the data set does not know leaves a doubt of the same title and year', () => {
    expect(found(films, 'Heat', 1995, { imdb: 9 })).toEqual([2]);
  });

  test.each([
    ['Heat', 1996],
    ['Heat: Uncut', 1995],
  ])('of IMDb that the data set does not know leaves no doubt of %s, %d', (title, year) => {
    expect(found(films, title, year, { imdb: 9 })).toBe('missing');
  });

  test('that only the file has does not stand in the way', () => {
    expect(found(films, 'Up', 2009, { imdb: 9, tmdb: 99 })).toBe(5);
  });

  test('of TMDB that the data set does not know leaves title and year to decide', () => {
    expect(found(films, 'Heat', 1995, { tmdb: 99 })).toBe(2);
  });

  test('is said to be what a film was recognised by', () => {
    const { find } = titleMatcher(films);
    expect(find(named('x', 0, { imdb: 3 }))).toEqual({ kind: 'matched', film: 2, by: 'imdb' });
    expect(find(named('x', 0, { tmdb: 13 }))).toEqual({ kind: 'matched', film: 2, by: 'tmdb' });
    expect(find(named('Up', 2009))).toEqual({ kind: 'matched', film: 5, by: 'title' });
  });
});

test('nothing is found among no films', () => {
  const none: readonly Line[] = [];
  expect(found(namesOf(...none), 'Heat', 1995)).toBe('missing');
});
