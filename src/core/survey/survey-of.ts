import { genreRows, yearChart } from './by-film';
import { countChart } from './counts';
import { careOf, sieveFor } from './filter';
import { filmLists } from './lists';
import { meanChart } from './means';
import { timeChart, weekChart } from './over-time';
import type { Subject } from './subject';
import { sumsOf, totalsOf, type Sums } from './sums';
import type { FilterName, Survey, SurveyQuestion } from './survey';
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
  const all = yield* sums();
  const passed = totalsOf(all);
  const order = countChart(all.films.counts).order;
  yield;
  return {
    passed,
    stars: (yield* sums('stars')).stars,
    genres: genreRows(yield* sums('genres'), films),
    years: yearChart(yield* sums('years'), films),
    userMeans: meanChart((yield* sums('userMeans')).users, bins, 1),
    filmMeans: meanChart((yield* sums('filmMeans')).films, bins, least),
    userCounts: countChart((yield* sums('userCounts')).users.counts),
    filmCounts: countChart((yield* sums('filmCounts')).films.counts),
    months: yield* timeChart(subject, sieve, careOf(sieve, 'months')),
    week: yield* weekChart(subject, sieve, careOf(sieve)),
    lists: filmLists(all.films, order, passed.mean, lists),
    tags: tagChart(subject, sieve, careOf(sieve), lists.length),
  };
}
