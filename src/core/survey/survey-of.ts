import { genreRows, yearChart } from './by-film';
import { countChart } from './counts';
import { careOf, sieveFor } from './filter';
import { filmLists } from './lists';
import { meanChart } from './means';
import { timeChart, weekChart } from './over-time';
import type { Subject } from './subject';
import { sumsOf, totalsOf, type OwnerSums, type Sums } from './sums';
import type { CountChart, FilterName, Survey, SurveyQuestion } from './survey';
import { tagChart } from './tag-chart';

/** Answers every chart of a question. Yields after every few hundred thousand ratings, and between charts. */
export function* surveyOf(
  subject: Subject,
  { filters, bins, least, lists }: SurveyQuestion,
): Generator<void, Survey> {
  const { films } = subject.data;
  const sieve = yield* sieveFor(subject, filters);
  const known = new Map<number, Sums>();
  /** Charts that obey the same filters share one sum. */
  function* sums(own?: FilterName): Generator<void, Sums> {
    const care = careOf(sieve, own);
    const before = known.get(care);
    if (before) return before;
    const made = yield* sumsOf(subject, sieve, care);
    known.set(care, made);
    return made;
  }
  const charts = new Map<OwnerSums, CountChart>();
  /** The same of their counts. */
  function counted(owners: OwnerSums): CountChart {
    const chart = charts.get(owners) ?? countChart(owners.counts);
    charts.set(owners, chart);
    return chart;
  }
  const all = yield* sums();
  const passed = totalsOf(all);
  const { order } = counted(all.films);
  yield;
  return {
    passed,
    stars: (yield* sums('stars')).stars,
    genres: genreRows(yield* sums('genres'), films),
    years: yearChart(yield* sums('years'), films),
    userMeans: meanChart((yield* sums('userMeans')).users, bins, 1),
    filmMeans: meanChart((yield* sums('filmMeans')).films, bins, least),
    userCounts: counted((yield* sums('userCounts')).users),
    filmCounts: counted((yield* sums('filmCounts')).films),
    months: yield* timeChart(subject, sieve, careOf(sieve, 'months')),
    week: yield* weekChart(subject, sieve, careOf(sieve)),
    lists: filmLists(all.films, order, passed.mean, lists),
    tags: tagChart(subject, sieve, careOf(sieve), lists.length),
  };
}
