import { fail } from '../src/core/errors';
import { factsOf } from '../src/core/survey/facts-of';
import { subjectOf, type Subject } from '../src/core/survey/subject';
import { surveyOf } from '../src/core/survey/survey-of';
import { tailsOf } from '../src/core/survey/tails';
import type { Borrowed } from './api';
import { inSlices } from './driver';
import type { SurveyApi } from './survey-api';

/** Charts follow a finger: what comes next is heard within this time. */
const SLICE_MS = 10;

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

  /** Work on the subject; a call ends the one before. */
  function latest<Q, R>(work: (subject: Subject, question: Q) => Generator<void, R>) {
    let current: AbortController | undefined;
    return async (question: Q): Promise<R> => {
      current?.abort();
      const { signal } = (current = new AbortController());
      const about = await prepared();
      if (signal.aborted) fail('AbortError', 'Another question has come since.');
      return inSlices(work(about, question), { signal, sliceMs: SLICE_MS });
    };
  }

  return {
    facts: async () => factsOf(await prepared()),
    survey: latest(surveyOf),
    tails: latest(tailsOf),
  };
}
