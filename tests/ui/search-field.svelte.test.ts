import { describe, expect, test } from 'vitest';
import { SearchField, type SearchHit } from '../../src/ui/search-field.svelte';

const hit = (film: number, title: string): SearchHit => ({ film, title, year: 0, genres: [] });
const ALIEN = hit(0, 'Alien');
const ALIENS = hit(1, 'Aliens');

/** A field whose answers arrive when the test says so, by query. */
function fieldWithAnswers() {
  const answers = new Map<string, (hits: readonly SearchHit[]) => void>();
  const field = new SearchField((query) => new Promise((answer) => answers.set(query, answer)));
  return {
    field,
    type(query: string) {
      field.query = query;
      return field.ask();
    },
    answer(query: string, ...hits: readonly SearchHit[]) {
      answers.get(query)?.(hits);
    },
  };
}

async function fieldWith(query: string, ...hits: readonly SearchHit[]) {
  const field = new SearchField(() => Promise.resolve(hits));
  field.query = query;
  await field.ask();
  return field;
}

describe('a search field', () => {
  test('lists what was found', async () => {
    const field = await fieldWith('alien', ALIEN, ALIENS);
    expect(field.hits).toEqual([ALIEN, ALIENS]);
    expect(field.listed).toBe(true);
    expect(field.nothingFor).toBeUndefined();
  });

  test('ignores an answer that arrives after a later question', async () => {
    const { field, type, answer } = fieldWithAnswers();
    const first = type('al');
    const second = type('aliens');
    answer('aliens', ALIENS);
    answer('al', ALIEN, ALIENS);
    await Promise.all([first, second]);
    expect(field.hits).toEqual([ALIENS]);
  });

  test('keeps the film active that was, wherever the next answer has it', async () => {
    const { field, type, answer } = fieldWithAnswers();
    const first = type('al');
    answer('al', ALIEN, ALIENS);
    await first;

    const second = type('ali');
    field.move(1); // in the list of before
    answer('ali', ALIENS, ALIEN);
    await second;
    expect(field.hits[field.active]).toBe(ALIEN);

    const third = type('aliens');
    field.move(-1);
    answer('aliens', ALIENS);
    await third;
    expect(field.active).toBe(-1);
  });

  test('ignores an answer that arrives after it was cleared', async () => {
    const { field, type, answer } = fieldWithAnswers();
    const asked = type('alien');
    field.clear();
    answer('alien', ALIEN);
    await asked;
    expect(field.hits).toEqual([]);
    expect(field.open).toBe(false);
  });

  test('says for which words nothing was found, and only while open', async () => {
    const field = await fieldWith(' Parasite ');
    expect(field.nothingFor).toBe('Parasite');
    field.open = false;
    expect(field.nothingFor).toBeUndefined();
  });

  test('forgets its answer when the words are gone', async () => {
    const field = await fieldWith('alien', ALIEN);
    field.query = '  ';
    await field.ask();
    expect(field.hits).toEqual([]);
    expect(field.nothingFor).toBeUndefined();
  });

  test('moves through the hits and around either end', async () => {
    const field = await fieldWith('alien', ALIEN, ALIENS);
    const seen = ([1, 1, 1, -1, -1] as const).map((by) => {
      field.move(by);
      return field.active;
    });
    expect(seen).toEqual([0, 1, 0, 1, 0]);
  });

  test('moves up from nothing to the last hit', async () => {
    const field = await fieldWith('alien', ALIEN, ALIENS);
    field.move(-1);
    expect(field.active).toBe(1);
  });

  test('chooses the active hit, else the first', async () => {
    const field = await fieldWith('alien', ALIEN, ALIENS);
    expect(field.choice).toBe(ALIEN);
    field.move(-1);
    expect(field.choice).toBe(ALIENS);
  });

  test('chooses nothing by itself while the answer is to other words', async () => {
    const { field, type, answer } = fieldWithAnswers();
    const first = type('al');
    answer('al', ALIEN);
    await first;
    void type('aliens');
    expect(field.listed).toBe(true);
    expect(field.choice).toBeUndefined();
  });
});
