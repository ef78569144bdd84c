import { ratedFilms } from '../dataset';
import { standardError, type Measurement } from '../evaluation/measurement';
import { casesOf, type Outcome } from '../evaluation/outcome';
import type { Metric, MetricSetting } from './metric';

/**
 * Distinct films in the first N of all lists, over all rated films: θ. A user's value is θ + (m − 1)(θ̄₋ − θ₋ᵤ), where θ₋ᵤ is
 * the share without the user and θ̄₋ its mean over the m users with a list: jackknife pseudo-values, centred on θ
 * (Efron, Stein. The jackknife estimate of variance. Ann. Stat. 9(3), 1981).
 */
export const coverage: Metric = {
  id: 'coverage',
  label: 'Catalogue coverage',
  summary: 'How much of the catalogue is recommended to anybody.',
  better: 'higher',
  of: 'lists',
  at: [10],
  paper:
    'Herlocker et al. Evaluating collaborative filtering recommender systems. TOIS 22(1), 2004.',
  measure,
};

function measure(outcomes: readonly Outcome[], { data, at }: MetricSetting): Measurement {
  // 1. Who holds each film: nobody, one user, or several.
  const [NOBODY, SEVERAL] = [-1, -2];
  const holder = new Int32Array(data.films.count).fill(NOBODY);
  const listed = new Set<number>();
  for (const { user, list } of casesOf(outcomes)) {
    if (list.length > 0) listed.add(user);
    for (const film of list.subarray(0, at)) {
      holder[film] = holder[film] === NOBODY || holder[film] === user ? user : SEVERAL;
    }
  }
  // 2. The share of the catalogue, and the films that only one user's lists hold: θ − θ₋ᵤ.
  const films = ratedFilms(data).length;
  const held = holder.filter((user) => user !== NOBODY).length;
  const alone = new Float64Array(data.ratings.rows);
  for (const user of holder) if (user >= 0) alone[user] += 1;
  const m = listed.size;
  const mean = m > 0 ? held / films : NaN;
  const usual = alone.reduce((sum, own) => sum + own, 0) / m;
  const byUser = alone.map((own, user) =>
    listed.has(user) ? mean + ((m - 1) * (own - usual)) / films : NaN,
  );
  return { mean, se: standardError(byUser), byUser };
}
