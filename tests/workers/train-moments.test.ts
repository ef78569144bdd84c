// What a run's worker says of each iteration: errors that can be compared, and its time.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { simpleStars } from '../../src/core/experiment/baselines';
import { experimentOf } from '../../src/core/experiment/experiment';
import type { Moment, RunSettings } from '../../src/core/experiment/run';
import { modelNamed } from '../../src/core/models/registry';
import { toEnd } from '../../src/core/models/steps';
import { createTrainer } from '../../workers/train';
import { loadPublic } from '../fixtures';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine is no failure

const { data } = await loadPublic('sample.zip');
const SETTINGS: RunSettings = {
  model: { id: 'als', params: { iterations: 2 } },
  data: { share: 1, minRatings: 0 },
  split: { id: 'holdout', params: {} },
  seed: 7,
};
const ALL = 1000;

const trainerOf = () => createTrainer(() => Promise.resolve(data));

async function momentsOf(settings: RunSettings) {
  const trainer = trainerOf();
  await trainer.openRun(settings);
  const moments: Moment[] = [];
  await trainer.advance(
    ALL,
    (moment) => moments.push(moment),
    () => {},
  );
  return moments;
}

afterEach(() => void vi.restoreAllMocks());

describe('a model that predicts some ratings and not others', () => {
  /** Few of the ratings: some films are left with none to learn from. */
  const DROPPING: RunSettings = {
    ...SETTINGS,
    model: { id: 'als-wr', params: { iterations: 2, coldStart: 'drop' } },
    data: { share: 0.05, minRatings: 0 },
  };

  test('is compared with simple predictions of the same ratings', async () => {
    const moments = await momentsOf(DROPPING);
    const { training, heldOut } = experimentOf(data, DROPPING);
    const { starts } = training.byFilm;
    const known = heldOut.films.map((film) => Number(starts[film + 1] > starts[film]));
    const [simple] = toEnd(simpleStars(heldOut));
    let squares = 0;
    for (const [k, one] of known.entries()) {
      if (one) squares += (simple.stars[k] - heldOut.halfStars[k] / 2) ** 2;
    }
    const count = known.reduce((sum, one) => sum + one);
    expect(count).toBeLessThan(known.length);
    for (const { partly } of moments) {
      expect(partly?.predicted).toBe(count);
      expect(partly?.baselines.map(({ id }) => id)).toEqual(['mean', 'popularity', 'biases']);
      expect(partly?.baselines[0].rmse).toBeCloseTo(Math.sqrt(squares / count), 12);
    }
  });

  test('is one of the few that do', async () => {
    const model = { id: 'als-wr', params: { iterations: 2 } };
    const moments = await momentsOf({ ...DROPPING, model });
    expect(moments.map(({ partly }) => partly)).toEqual([undefined, undefined]);
  });
});

test('a pause is not counted in the time of an iteration, nor is what others do between two steps', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const fitted = { mean: 3 };
  vi.spyOn(modelNamed('als'), 'fit').mockImplementation(function* () {
    for (let done = 1; done <= 4; done++) {
      now += 100; // of fitting
      const over = done % 2 === 0 && { iteration: done / 2, state: () => fitted };
      yield { done, total: 4, ...over };
    }
    return fitted;
  });
  vi.spyOn(modelNamed('als'), 'predict').mockImplementation((...[, , , , out]) => {
    now += 5000; // of measuring errors
    out.fill(3);
  });
  const trainer = trainerOf();
  await trainer.openRun(SETTINGS);
  const moments: Moment[] = [];
  const pauseOnce = () => {
    trainer.pause();
    now += 60_000;
  };
  const advance = (onFraction: () => void) =>
    trainer.advance(ALL, (moment) => moments.push(moment), onFraction);
  expect(await advance(pauseOnce)).toEqual({ kind: 'paused', iteration: 0 });
  now += 3_600_000;
  expect(await advance(() => void (now += 1000))).toEqual({ kind: 'done', iteration: 2 });
  expect(moments.map(({ seconds }) => seconds)).toEqual([0.2, 0.2]);
});
