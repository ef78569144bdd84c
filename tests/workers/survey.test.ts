// The worker that describes the data set, as an object in this thread and its script across real message channels.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { factsOf } from '../../src/core/survey/facts-of';
import { subjectOf } from '../../src/core/survey/subject';
import { tailsOf } from '../../src/core/survey/tails';
import { createSurvey } from '../../workers/survey';
import { QUESTION, surveyed, toEnd } from '../core/survey/fixtures';
import { loadPublic } from '../fixtures';
import { startScript } from './room-script';

const { data } = await loadPublic('sample.zip');
const subject = toEnd(subjectOf(data));
const filters = { stars: [4, 5] } as const;
const refusal = { name: 'AbortError', message: 'Another question has come since.' };

const lent = () => createSurvey(() => Promise.resolve({ data }));

describe('the survey', () => {
  test('is what the core makes of it', async () => {
    const survey = lent();
    expect(await survey.facts()).toEqual(factsOf(subject));
    expect(await survey.survey({ ...QUESTION, filters })).toEqual(surveyed(subject, filters));
    expect(await survey.tails(filters)).toEqual(toEnd(tailsOf(subject, filters)));
  });

  test('answers the latest of several questions, each kind for itself', async () => {
    const survey = lent();
    const first = survey.survey(QUESTION);
    const tails = survey.tails({});
    const second = survey.survey({ ...QUESTION, filters });
    await expect(first).rejects.toMatchObject(refusal);
    expect(await second).toEqual(surveyed(subject, filters));
    expect(await tails).toEqual(toEnd(tailsOf(subject, {})));
  });

  test('gives up the work that is under way', async () => {
    const survey = lent();
    await survey.facts();
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 100)); // every slice is over at once
    const first = survey.tails({});
    await new Promise((resolve) => setTimeout(resolve));
    const second = survey.tails(filters);
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(await second).toEqual(toEnd(tailsOf(subject, filters)));
    vi.restoreAllMocks();
  });

  test('says so where nothing can be lent, and asks again', async () => {
    const loans = [Promise.reject(new Error('It is gone.')), Promise.resolve({ data })];
    const survey = createSurvey(() => loans.shift()!);
    await expect(survey.survey(QUESTION)).rejects.toThrow('It is gone.');
    expect(await survey.facts()).toEqual(factsOf(subject));
  });
});

describe('its script', () => {
  afterEach(() => void vi.unstubAllGlobals());

  test('borrows the data set through the port that it is sent', async () => {
    const { api, lend, close } = await startScript('survey');
    await lend({ loan: () => ({ data }) });
    expect(await api.survey(QUESTION)).toEqual(surveyed(subject));
    close();
  });
});
