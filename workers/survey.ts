import { fail } from '../src/core/errors';
import { factsOf } from '../src/core/survey/facts-of';
import { subjectOf, type Subject } from '../src/core/survey/subject';
import { surveyOf } from '../src/core/survey/survey-of';
import { tailsOf } from '../src/core/survey/tails';
import type { Borrowed } from './api';
import { inSlices } from './driver';
import type { SurveyApi } from './survey-api';

/** Charts follow a finger: what comes next is heard within this time. */
const SLICE_MS = 4;

const ignore = () => {};

/** That worker's side of the contract. Knows nothing of comlink, so tests call it directly. */
export function createSurvey(borrowed: Borrowed): SurveyApi {
  let subject: Promise<Subject> | undefined;
  const prepared = () => {
    subject ??= prepare();
    subject.catch(() => (subject = undefined)); // who asks next tries again
    return subject;
  };

  async function prepare() {
    const { data } = await borrowed();
    return inSlices(subjectOf(data));
  }

  /** Work on the subject; a call ends the one before. Between its steps it waits for what comes before it. */
  function latest<Q, R>(
    work: (subject: Subject, question: Q) => Generator<void, R>,
    before?: () => Promise<void>,
  ) {
    let current: AbortController | undefined;
    return async (question: Q): Promise<R> => {
      current?.abort();
      const { signal } = (current = new AbortController());
      const about = await prepared();
      if (signal.aborted) fail('AbortError', 'Another question has come since.');
      return inSlices(work(about, question), {
        signal,
        sliceMs: SLICE_MS,
        ...(before && { onStep: before }),
      });
    };
  }

  const surveyed = latest(surveyOf);
  /** Settles once no survey is under way. */
  let atRest = Promise.resolve();

  return {
    facts: async () => factsOf(await prepared()),
    survey(question) {
      const answer = surveyed(question);
      atRest = answer.then(ignore, ignore);
      return answer;
    },
    tails: latest(tailsOf, () => atRest),
  };
}
