// The worker that describes the data set, as an object in this thread and its script across real message channels.
import { expose, transfer, wrap, type Remote } from 'comlink';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { factsOf } from '../../src/core/survey/facts-of';
import { subjectOf } from '../../src/core/survey/subject';
import { tailsOf } from '../../src/core/survey/tails';
import type { Lender } from '../../workers/api';
import { createSurvey } from '../../workers/survey';
import type { SurveyApi } from '../../workers/survey-api';
import { QUESTION, surveyed, toEnd } from '../core/survey/fixtures';
import { loadPublic } from '../fixtures';

const { data } = await loadPublic('sample.zip');
const subject = toEnd(subjectOf(data));
const filters = { stars: [4, 5] } as const;
const refusal = { name: 'AbortError', message: 'Another question has come since.' };

function lent() {
  const survey = createSurvey();
  survey.borrow(Promise.resolve({ data }));
  return survey;
}

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

  test('says so where nothing has been lent, or nothing can be, and asks again', async () => {
    const survey = createSurvey();
    await expect(survey.facts()).rejects.toThrow('No data set has been lent yet.');
    survey.borrow(Promise.reject(new Error('It is gone.')));
    await expect(survey.survey(QUESTION)).rejects.toThrow('It is gone.');
    survey.borrow(Promise.resolve({ data }));
    expect(await survey.facts()).toEqual(factsOf(subject));
  });
});

describe('its script', () => {
  afterEach(() => void vi.unstubAllGlobals());

  test('borrows the data set through the port that it is sent', async () => {
    const { port1, port2 } = new MessageChannel();
    vi.stubGlobal('addEventListener', port1.addEventListener.bind(port1));
    vi.stubGlobal('postMessage', port1.postMessage.bind(port1));
    vi.resetModules();
    vi.stubGlobal('self', port1);
    await import('../../workers/survey.worker');
    port1.start();
    const api: Remote<SurveyApi> = wrap<SurveyApi>(port2);
    const lending = new MessageChannel();
    const lender: Lender = { loan: () => ({ data }) };
    expose(lender, lending.port1);
    await api.borrowFrom(transfer(lending.port2, [lending.port2]));
    expect(await api.survey(QUESTION)).toEqual(surveyed(subject));
    port2.close();
    lending.port1.close();
  });
});
