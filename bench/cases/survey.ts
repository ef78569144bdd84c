import type { Dataset } from '../../src/core/dataset';
import { subjectOf } from '../../src/core/survey/subject';
import type { FilterChoice } from '../../src/core/survey/survey';
import { surveyOf } from '../../src/core/survey/survey-of';
import { tailsOf } from '../../src/core/survey/tails';
import type { Comparison, Variant } from '../harness';
import { ownIteration } from './als';

const EVERYTHING: FilterChoice = {
  stars: [2, 4.5],
  genres: [1, 4],
  years: [1970, 2010],
  months: [320, 560],
  userMeans: [3, 4.25],
  filmMeans: [2, 4.5],
  userCounts: [20, 1000],
  filmCounts: [2, 300],
};

/** What the Data screen asks while a chart is brushed, all charts at once; and its tails, which come after. */
export function surveyCase(data: Dataset): Comparison {
  const subject = toEnd(subjectOf(data));
  const surveyThrough = (name: string, filters: FilterChoice): Variant => ({
    name,
    run() {
      const lists = { damping: 10, least: 20, length: 50 };
      toEnd(surveyOf(subject, { filters, bins: 18, least: 20, lists }));
    },
    budget: 0.6,
  });
  return {
    title: 'The data set in numbers',
    variants: [
      { name: 'one ALS iteration, K = 32', run: ownIteration(data, 32).run },
      { name: 'what filters do not change', run: () => void toEnd(subjectOf(data)), budget: 0.6 },
      surveyThrough('all charts, no filter', {}),
      surveyThrough('all charts, one filter', { stars: [4, 5] }),
      surveyThrough('all charts, eight filters', EVERYTHING),
      { name: 'the laws of two tails', run: () => void toEnd(tailsOf(subject, {})), budget: 2 },
    ],
  };
}

function toEnd<R>(work: Generator<void, R>): R {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
