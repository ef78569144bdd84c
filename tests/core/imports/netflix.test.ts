import { describe, expect, test } from 'vitest';
import { seriesFinder } from '../../../src/core/imports/services/netflix-series';

/** Which titles of a history are of series. */
function seriesAmong(...titles: readonly string[]): string[] {
  const finder = seriesFinder();
  titles.forEach(finder.add);
  return titles.filter(finder.isSeries);
}

describe('is of a series', () => {
  test.each([
    'Fargo: Season 2: Loplop',
    'Show: Season 12',
    'Pokémon: Indigo League: Season 1: Pokémon, I Choose You!',
    'The Queen’s Gambit: Limited Series: Openings',
    'Show: Mini-Series: One',
    'Lupin: Part 1: Chapter 1',
    'Love, Death & Robots: Volume 2: Ice',
    'Avatar: The Last Airbender: Book 1: The Boy in the Iceberg',
    'Show: Collection 3: Title',
    'Show: Chapter Two: Title',
    'Show: Episode 3',
    'Show: Series 4: Episode 3',
    'Stranger Things: Stranger Things 2: Chapter One: MADMAX',
    'Dark: Staffel 1: Geheimnisse',
    'Lupin : Saison 1 : Chapitre 1',
    'La casa de papel: Temporada 2: Episodio 1',
    'Coisa Mais Linda: Temporada 1: Pilot',
    'Suburra: Stagione 1: 21 giorni',
    'Undercover: Seizoen 1: Aflevering 3',
    'Kärlek: Säsong 1: Avsnitt 2',
    'Ragnarok: Sesong 1: Ny gutt',
    'The Rain: Sæson 1: Bliv indendørs',
    'Karppi: Kausi 1: Jakso 1',
    '1983: Sezon 1: Odcinek 1',
    'Atiye: 1. Sezon: Bölüm 1',
    'Unorthodox: Miniserie: Teil 1',
    'Lupin : Mini-série : 1',
    'Эпидемия: Сезон 1: Серия 1',
    '愛なき森で叫べ：シーズン1：第1話',
    '킹덤: 시즌 1: 1화',
    '影后: 第 1 季: 第 1 集',
  ])('%s', (title) => {
    expect(seriesAmong(title)).toEqual([title]);
  });
});

describe('is a film', () => {
  test.each([
    'The Matrix',
    'Mission: Impossible - Fallout',
    'Mission: Impossible',
    'Kill Bill: Volume 1',
    'Kill Bill: Vol. 2',
    'John Wick: Chapter 2',
    'John Wick: Chapter 3 - Parabellum',
    'Star Wars: Episode V - The Empire Strikes Back',
    'Star Wars: Episode VIII: The Last Jedi',
    'Harry Potter and the Deathly Hallows: Part 2',
    'The Twilight Saga: Breaking Dawn: Part 1',
    'The Hunger Games: Mockingjay: Part 2',
    'History of the World: Part I',
    'Rebel Moon — Part One: A Child of Fire',
    'Fear Street Part 1: 1994',
    'Borat: Cultural Learnings of America for Make Benefit Glorious Nation of Kazakhstan',
    '2001: A Space Odyssey',
    '2:22',
    'Series 7: The Contenders',
    'Season of the Witch',
    'Open Season: Scared Silly',
    'Volume 1: Something',
    '',
  ])('%s', (title) => {
    expect(seriesAmong(title)).toEqual([]);
  });
});

test('all of a show is, where a season tells that it is one; its name alone is a film', () => {
  const titles = ['Fargo', 'Fargo: Palindrome', 'Fargo: Season 1: The Heap', 'Fargone: One'];
  expect(seriesAmong(...titles)).toEqual(titles.slice(1, 3));
});

test('a name of several parts is a show as a whole', () => {
  const titles = [
    'Avatar: The Last Airbender: Book 1: The Avatar State',
    'Avatar: The Last Airbender: Sozin’s Comet',
    'Avatar: The Way of Water',
  ];
  expect(seriesAmong(...titles)).toEqual(titles.slice(0, 2));
});

test('three titles behind the same two parts are episodes, two are not', () => {
  const episodes = ['One', 'Two', 'Three'].map((title) => `Roots: The Saga: ${title}`);
  expect(seriesAmong(...episodes)).toEqual(episodes);
  expect(seriesAmong(...episodes.slice(1), episodes[1])).toEqual([]);
});
