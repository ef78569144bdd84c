import { ratedFilms, type Dataset } from '../../src/core/dataset';
import { historyFrom } from '../../src/core/history';
import { als } from '../../src/core/models/als';
import { ease } from '../../src/core/models/ease';
import { fitToEnd, rankFilms, type Fitted, type Model } from '../../src/core/models/model';
import { resolveParams, type ParamValues } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { topK } from '../../src/core/top-k';
import type { Comparison, Variant } from '../harness';
import { ownIteration } from './als';

const RATED = 20;
const PICKS = 10;

/** What one more rating costs a visitor: 20 films folded in, every film scored, the ten best picked. */
export function visitorCase(data: Dataset): Comparison {
  const films = ratedFilms(data);
  const { starts } = data.byFilm;
  const counts = Float32Array.from(films, (film) => starts[film + 1] - starts[film]);
  const history = historyFrom(
    Array.from(topK(counts, RATED), (at, k) => ({ film: films[at], halfStars: 1 + (k % 10) })),
  );
  const scores = new Float32Array(films.length);

  const variantOf = (name: string, model: Model, given: ParamValues): Variant => {
    const params = resolveParams(model.params, given);
    const fitted: Fitted = fitToEnd(model.fit(data, params, seeded(1)));
    return {
      name,
      run() {
        rankFilms(model, fitted, data, history, films, scores);
        topK(scores, PICKS);
      },
      budget: 0.03,
    };
  };
  return {
    title: '20 ratings to 10 picks',
    variants: [
      { name: 'one ALS iteration, K = 32', run: ownIteration(data, 32).run },
      variantOf('ALS, K = 32', als, { iterations: 1 }),
      variantOf('EASE', ease, {}),
    ],
  };
}
