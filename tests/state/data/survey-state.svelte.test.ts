import { describe, expect, test, vi } from 'vitest';
import type { Library } from '../../../workers/api';
import type { Facts } from '../../../src/core/survey/facts';
import type { FilterChoice, Survey, SurveyQuestion } from '../../../src/core/survey/survey';
import type { Tails } from '../../../src/core/survey/tail';
import { Later, settled } from '../fixtures';

vi.mock('../../../workers/room.worker.ts?worker&inline', () => ({ default: class {} }));
const { SurveyState, surveyStateOf } = await import('../../../src/state/data/survey-state.svelte');

const FACTS = { users: 3 } as Facts;
const LEND = () => Promise.resolve();
const library = (ratings = 1000) => ({ ratings }) as Library;
const question = (stars: number) =>
  ({ filters: { stars: [stars, 5] } }) as unknown as SurveyQuestion;
const answer = (mean: number) => ({ passed: { mean } }) as Survey;

function source() {
  const asked: { readonly question: SurveyQuestion; readonly later: Later<Survey> }[] = [];
  const tails: FilterChoice[] = [];
  return {
    asked,
    facts: vi.fn(() => Promise.resolve(FACTS)),
    survey(question: SurveyQuestion) {
      const later = new Later<Survey>();
      asked.push({ question, later });
      return later.promise;
    },
    tails(filters: FilterChoice) {
      tails.push(filters);
      return Promise.resolve({} as Tails);
    },
    stop: vi.fn(),
  };
}

describe('a data set in numbers', () => {
  test('is asked one question at a time, and of those that come meanwhile the latest', async () => {
    const from = source();
    const state = new SurveyState(library(), from);
    for (const stars of [1, 2, 3]) state.ask(question(stars));
    expect(from.asked.map(({ question: { filters } }) => filters.stars?.[0])).toEqual([1]);
    expect(state.busy).toBe(true);
    from.asked[0].later.resolve(answer(1));
    await settled();
    expect(state.survey, 'what comes meanwhile is shown').toEqual(answer(1));
    expect(from.asked.map(({ question: { filters } }) => filters.stars?.[0])).toEqual([1, 3]);
    from.asked[1].later.resolve(answer(3));
    await settled();
    expect(state.survey).toEqual(answer(3));
    expect(state.busy).toBe(false);
    expect(from.facts).toHaveBeenCalledTimes(1);
    expect(state.facts).toEqual(FACTS);
  });

  test('keeps its last answer, and says why there is no other', async () => {
    const from = source();
    const state = new SurveyState(library(), from);
    state.ask(question(1));
    from.asked[0].later.resolve(answer(1));
    await settled();
    state.ask(question(2));
    from.asked[1].later.reject(new Error('No memory.'));
    await settled();
    expect(state.survey).toEqual(answer(1));
    expect(state.problem).toBe('No memory.');
    state.ask(question(3));
    expect(state.problem).toBeUndefined();
  });

  test('answers what is asked right after work was ended, and not what waited before', async () => {
    const from = source();
    const state = new SurveyState(library(), from);
    for (const stars of [1, 2]) state.ask(question(stars));
    state.stop();
    from.asked[0].later.reject(Object.assign(new Error('Ended.'), { name: 'AbortError' }));
    state.ask(question(3));
    await settled();
    expect(from.asked.map(({ question: { filters } }) => filters.stars?.[0])).toEqual([1, 3]);
    from.asked[1].later.resolve(answer(3));
    await settled();
    expect([state.survey, state.busy, state.problem]).toEqual([answer(3), false, undefined]);
  });

  test('says nothing of work that was ended', async () => {
    const from = source();
    const state = new SurveyState(library(), from);
    state.ask(question(1));
    from.asked[0].later.reject(Object.assign(new Error('Ended.'), { name: 'AbortError' }));
    await settled();
    expect(state.problem).toBeUndefined();
    expect(state.busy).toBe(false);
  });

  test('is asked nothing where its copy would be large, until that is wanted', () => {
    const from = source();
    const state = new SurveyState(library(3_000_000), from);
    state.ask(question(1));
    expect(from.asked).toEqual([]);
    state.wanted = true;
    state.ask(question(1));
    expect(from.asked).toHaveLength(1);
  });

  test('is asked nothing where there are no ratings', () => {
    const from = source();
    new SurveyState(library(0), from).ask(question(1));
    expect(from.asked).toEqual([]);
  });

  test('is the same at each visit', () => {
    const [one, other] = [library(), library()];
    const state = surveyStateOf(one, LEND);
    expect(surveyStateOf(one, LEND)).toBe(state);
    expect(surveyStateOf(other, LEND)).not.toBe(state);
  });
});
