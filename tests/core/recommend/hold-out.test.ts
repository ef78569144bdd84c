import { describe, expect, test } from 'vitest';
import { restrict } from '../../../src/core/dataset';
import { historyOf } from '../../../src/core/history';
import { dampedMean } from '../../../src/core/models/damped-mean';
import { modelNamed } from '../../../src/core/models/registry';
import { heldOutError, holdOutMask } from '../../../src/core/recommend/hold-out';
import { checkerboard, datasetFrom, fitted, loadPublic } from '../../fixtures';

const { data: sample } = await loadPublic('sample.zip');
const sum = (mask: Uint8Array) => mask.reduce((total, held) => total + held, 0);
const without = (mask: Uint8Array) => mask.map((held) => 1 - held);

describe('what is held out', () => {
  test.each([0.02, 0.1])('is a share of %d of the ratings', (share) => {
    const held = sum(holdOutMask(sample, share, 1));
    expect(held / sample.ratings.indices.length).toBeCloseTo(share, 3);
  });

  test('is the same for the same seed and other ratings for another', () => {
    expect(holdOutMask(sample, 0.02, 5)).toEqual(holdOutMask(sample, 0.02, 5));
    expect(holdOutMask(sample, 0.02, 6)).not.toEqual(holdOutMask(sample, 0.02, 5));
  });

  test('comes from few users, a fifth of the ratings of each', () => {
    const mask = holdOutMask(sample, 0.02, 1);
    const { rows, starts } = sample.ratings;
    const shares = Array.from({ length: rows }, (_, user) => {
      const own = mask.subarray(starts[user], starts[user + 1]);
      return sum(own) / own.length;
    }).filter((share) => share > 0);
    expect(shares.length).toBeLessThan(rows / 4);
    expect(Math.max(...shares)).toBeLessThan(0.25);
  });

  test('never takes the last rating of a film', () => {
    const mask = holdOutMask(sample, 0.2, 1);
    const training = restrict(sample, without(mask));
    const left = ({ byFilm: { starts } }: typeof sample, film: number) =>
      starts[film + 1] - starts[film];
    for (let film = 0; film < sample.films.count; film++) {
      expect(left(training, film) > 0).toBe(left(sample, film) > 0);
    }
  });

  test('is nothing where every film has one rating', () => {
    const lonely = datasetFrom(
      1,
      10,
      Array.from({ length: 10 }, (_, film) => ({ user: 0, film, halfStars: 8 })),
    );
    expect(sum(holdOutMask(lonely, 0.5, 1))).toBe(0);
  });
});

describe('the error on what is held out', () => {
  const data = checkerboard(12);
  const mask = holdOutMask(data, 0.1, 1);
  const training = restrict(data, without(mask));

  test('is the root mean square of the misses of clipped stars, each user by the rest of theirs', () => {
    const fit = fitted(dampedMean, training);
    let [squares, count] = [0, 0];
    for (let user = 0; user < data.ratings.rows; user++) {
      const { films, halfStars } = historyOf(data.ratings, user);
      const rest = historyOf(training.ratings, user);
      films.forEach((film, k) => {
        if (rest.films.includes(film)) return;
        const out = new Float32Array(1);
        modelNamed(dampedMean.id).predict?.(fit, training, rest, Uint32Array.of(film), out);
        squares += (Math.min(5, Math.max(0.5, out[0])) - halfStars[k] / 2) ** 2;
        count += 1;
      });
    }
    const scoring = heldOutError(modelNamed(dampedMean.id), fit, { data, training, mask });
    let next = scoring.next();
    while (!next.done) next = scoring.next();
    expect(count).toBe(sum(mask));
    expect(next.value).toBeCloseTo(Math.sqrt(squares / count), 10);
  });

  test('is unknown where nothing is held out', () => {
    const none = new Uint8Array(mask.length);
    const fit = fitted(dampedMean, data);
    const scoring = heldOutError(modelNamed(dampedMean.id), fit, {
      data,
      training: data,
      mask: none,
    });
    expect(scoring.next()).toEqual({ done: true, value: NaN });
  });
});
