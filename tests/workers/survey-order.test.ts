// Which work of the worker that describes the data set comes first.
import { afterEach, expect, test, vi } from 'vitest';
import { createSurvey } from '../../workers/survey';
import { QUESTION } from '../core/survey/fixtures';
import { loadPublic } from '../fixtures';

const log: string[] = [];
vi.mock('../../src/core/survey/survey-of', () => ({ surveyOf: () => logged('survey') }));
vi.mock('../../src/core/survey/tails', () => ({ tailsOf: () => logged('tails') }));
afterEach(() => vi.restoreAllMocks());

function* logged(name: string): Generator<void, string> {
  for (let step = 0; step < 3; step++) {
    log.push(name);
    yield;
  }
  log.push(`${name} done`);
  return name;
}

test('tails wait for a survey that is asked for while they are worked out', async () => {
  const { data } = await loadPublic('sample.zip');
  const survey = createSurvey(() => Promise.resolve({ data }));
  await survey.facts();
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 100)); // every slice is over at once
  const tails = survey.tails({});
  const answer = survey.survey(QUESTION);
  await Promise.all([tails, answer]);
  expect(log).toEqual([
    'tails',
    ...['survey', 'survey', 'survey', 'survey done'],
    ...['tails', 'tails', 'tails done'],
  ]);
});
