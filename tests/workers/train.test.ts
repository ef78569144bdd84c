// A run of the Lab that is stepped through: as an object in this thread, and its script across real message channels.
import { proxy } from 'comlink';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { experimentOf } from '../../src/core/experiment/experiment';
import type { Moment, RunSettings } from '../../src/core/experiment/run';
import { fitToEnd } from '../../src/core/models/model';
import { modelNamed } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { createTrainer } from '../../workers/train';
import type { TrainApi, Watched } from '../../workers/train-api';
import { loadPublic } from '../fixtures';
import { emptyDatabase, slowClock } from './fixtures';
import { startScript } from './room-script';
import { somebody } from './serving-fixtures';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine is no failure

const { data } = await loadPublic('sample.zip');
const SETTINGS: RunSettings = {
  model: { id: 'als', params: { factors: 4, iterations: 5 } },
  data: { share: 1, minRatings: 0 },
  split: { id: 'holdout', params: {} },
  seed: 7,
};
const DIVERGING: RunSettings = {
  ...SETTINGS,
  model: { id: 'sgd', params: { learningRate: 0.3, epochs: 9 } },
};
const WATCHED: Watched = { film: 3, you: somebody };
const ALL = 1000;
const deaf = () => {};

const trainerOf = () => createTrainer(() => Promise.resolve(data));

const untimed = (moments: readonly Moment[]) =>
  moments.map((moment) => ({ ...moment, seconds: 0 }));

/** A run from its beginning to its end, by one call. */
async function straight(settings: RunSettings) {
  const trainer = trainerOf();
  await trainer.openRun(settings);
  const moments: Moment[] = [];
  const standing = await trainer.advance(ALL, (moment) => moments.push(moment), deaf);
  return { moments: untimed(moments), standing, ...(await leftBy(trainer)) };
}

/** What can be seen of a run as it stands. */
const leftBy = async (trainer: TrainApi) => ({
  look: await trainer.look(WATCHED),
  code: await trainer.runCode(),
});

afterEach(() => void vi.restoreAllMocks());

describe('a run', () => {
  test('begins with its sizes and with what is to be beaten', async () => {
    const start = await trainerOf().openRun(SETTINGS);
    expect(start).toMatchObject({ iterations: 5, steps: true });
    expect(start.training + start.heldOut).toBe(data.ratings.indices.length);
    expect(start.heldOut / data.ratings.indices.length).toBeCloseTo(0.2, 2);
    expect(start.users).toBe(data.ratings.rows);
    const [mean, popularity, biases] = start.baselines;
    expect([mean.id, popularity.id, biases.id]).toEqual(['mean', 'popularity', 'biases']);
    expect(mean.rmse).toBeGreaterThan(popularity.rmse);
    expect(popularity.rmse).toBeGreaterThan(biases.rmse);
  });

  test('that has not begun has learnt nothing', async () => {
    const trainer = trainerOf();
    await trainer.openRun(SETTINGS);
    const look = await trainer.look(WATCHED);
    expect(look.iteration).toBe(0);
    expect(look.strip).toBeUndefined();
    expect(look.predicted.filter((count) => count > 0)).toHaveLength(1); // all the mean
  });

  test('goes on by iterations, and stands where it was asked to stop', async () => {
    const trainer = trainerOf();
    const { heldOut } = await trainer.openRun(SETTINGS);
    const moments: Moment[] = [];
    const onMoment = (moment: Moment) => moments.push(moment);
    expect(await trainer.advance(2, onMoment, deaf)).toEqual({ kind: 'paused', iteration: 2 });
    expect(await trainer.advance(9, onMoment, deaf)).toEqual({ kind: 'done', iteration: 5 });
    expect(await trainer.advance(9, onMoment, deaf)).toEqual({ kind: 'done', iteration: 5 });
    expect(moments.map(({ iteration }) => iteration)).toEqual([1, 2, 3, 4, 5]);
    expect(moments.every(({ seconds }) => seconds > 0)).toBe(true);
    const look = await trainer.look(WATCHED);
    expect(look.iteration).toBe(5);
    expect(look.actual.reduce((sum, count) => sum + count)).toBe(heldOut);
    expect(look.strip).toMatchObject({ width: 4 });
    expect(look.strip?.films).toHaveLength(40);
    expect(look.film).toHaveLength(4);
    expect(look.you).toHaveLength(4);
  });

  test('in one go comes to one moment', async () => {
    const trainer = trainerOf();
    const ease: RunSettings = { ...SETTINGS, model: { id: 'ease', params: {} } };
    expect(await trainer.openRun(ease)).toMatchObject({ iterations: 1, steps: false });
    const moments: Moment[] = [];
    const standing = await trainer.advance(ALL, (moment) => moments.push(moment), deaf);
    expect(standing).toEqual({ kind: 'done', iteration: 1 });
    expect(moments).toMatchObject([{ iteration: 1, trainRmse: NaN, heldOutRmse: NaN }]);
  });

  test('tells how far it is, never less than before', async () => {
    slowClock();
    const trainer = trainerOf();
    await trainer.openRun(SETTINGS);
    const fractions: number[] = [];
    await trainer.advance(ALL, deaf, (fraction) => fractions.push(fraction));
    expect(fractions.length).toBeGreaterThan(10);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  test('ends when another begins', async () => {
    slowClock();
    const trainer = trainerOf();
    await trainer.openRun(SETTINGS);
    const going = trainer.advance(ALL, deaf, deaf);
    const opening = trainer.openRun({ ...SETTINGS, seed: 8 });
    await expect(going).rejects.toMatchObject({ name: 'AbortError' });
    expect(await opening).toMatchObject({ iterations: 5 });
    expect(await trainer.look(WATCHED)).toMatchObject({ iteration: 0 });
    expect(await trainer.advance(1, deaf, deaf)).toEqual({ kind: 'paused', iteration: 1 });
  });

  test('that fails says why, and then that it has', async () => {
    vi.spyOn(modelNamed('als'), 'fit').mockImplementation(() => {
      throw Object.assign(new Error('No room.'), { name: 'FitError' });
    });
    const trainer = trainerOf();
    await trainer.openRun(SETTINGS);
    const advance = () => trainer.advance(1, deaf, deaf);
    await expect(advance()).rejects.toMatchObject({ name: 'FitError', message: 'No room.' });
    await expect(advance()).rejects.toMatchObject({
      name: 'FitError',
      message: expect.stringContaining('begun again') as string,
    });
    expect(await trainer.look(WATCHED)).toMatchObject({ iteration: 0 });
  });

  test('is not there before it is opened', async () => {
    const trainer = trainerOf();
    await expect(trainer.advance(1, deaf, deaf)).rejects.toMatchObject({ name: 'ParamError' });
    await expect(trainer.look(WATCHED)).rejects.toMatchObject({ name: 'ParamError' });
    await expect(trainer.runCode()).rejects.toMatchObject({ name: 'ParamError' });
  });

  test.each<[string, Partial<RunSettings>, string]>([
    ['model', { model: { id: 'nobody', params: {} } }, 'ParamError'],
    ['parameter', { model: { id: 'als', params: { l2: -1 } } }, 'ParamError'],
    ['split', { split: { id: 'kfold', params: {} } }, 'ParamError'],
    ['share', { data: { share: 0, minRatings: 0 } }, 'ParamError'],
    ['seed', { seed: 0.5 }, 'ParamError'],
    ['number of ratings', { data: { share: 1, minRatings: 10_000 } }, 'DataError'],
  ])('with a %s that cannot be is refused', async (_, change, name) => {
    const opening = trainerOf().openRun({ ...SETTINGS, ...change });
    await expect(opening).rejects.toMatchObject({ name });
  });
});

describe('a pause', () => {
  test('halts in the midst of an iteration', async () => {
    slowClock();
    const trainer = trainerOf();
    await trainer.openRun(SETTINGS);
    const going = trainer.advance(ALL, deaf, () => trainer.pause());
    expect(await going).toEqual({ kind: 'paused', iteration: 0 });
  });

  test('holds for what was asked before it, and not for what is asked after', async () => {
    const trainer = trainerOf();
    await trainer.openRun(SETTINGS);
    const [first, second] = [trainer.advance(1, deaf, deaf), trainer.advance(1, deaf, deaf)];
    trainer.pause();
    expect(await first).toEqual({ kind: 'paused', iteration: 0 });
    expect(await second).toEqual({ kind: 'paused', iteration: 0 });
    expect(await trainer.advance(1, deaf, deaf)).toEqual({ kind: 'paused', iteration: 1 });
  });

  test.each(['als', 'als-wr', 'als-004', 'sgd', 'svdpp', 'rbm', 'autorec', 'biases', 'ials'])(
    'here and there leaves the bits of %s as those of a straight run',
    async (id) => {
      const name = ['als', 'als-wr', 'biases', 'ials'].includes(id) ? 'iterations' : 'epochs';
      const small = id === 'biases' ? {} : { factors: 6 };
      const settings = { ...SETTINGS, model: { id, params: { ...small, [name]: 4 } } };
      const expected = await straight(settings);
      slowClock();
      const trainer = trainerOf();
      await trainer.openRun(settings);
      const random = seeded(11);
      const moments: Moment[] = [];
      for (let standing = 'paused', calls = 0; standing === 'paused'; calls += 1) {
        const onFraction = () => void (random.next() < 0.05 && trainer.pause());
        const iterations = 1 + random.below(2);
        const going = trainer.advance(iterations, (m) => moments.push(m), onFraction);
        standing = (await going).kind;
        expect(calls).toBeLessThan(1000);
      }
      expect(untimed(moments)).toEqual(expected.moments);
      expect(await leftBy(trainer)).toEqual({ look: expected.look, code: expected.code });
    },
  );
});

describe('a run that breaks down', () => {
  test('says what happened and what to try', async () => {
    const { standing, moments } = await straight(DIVERGING);
    expect(standing).toMatchObject({ kind: 'broken', iteration: moments.length });
    expect(standing).toMatchObject({
      breakdown: {
        iteration: moments.length + 1,
        kind: 'not-finite',
        happened: `The error became infinite at epoch ${moments.length + 1}.`,
        advice: 'Try a lower learning rate, or a higher regularisation.',
      },
    });
  });

  test('stays at its last good state', async () => {
    const { standing, moments, look, code } = await straight(DIVERGING);
    const trainer = trainerOf();
    await trainer.openRun(DIVERGING);
    const good = await trainer.advance(moments.length, deaf, deaf);
    expect(good).toEqual({ kind: 'paused', iteration: moments.length });
    expect(await leftBy(trainer)).toEqual({ look, code });
    expect(await trainer.advance(1, deaf, deaf)).toEqual(standing);
    expect(await leftBy(trainer)).toEqual({ look, code });
    expect(await trainer.advance(1, deaf, deaf)).toEqual(standing);
  });
});

describe('a run code', () => {
  test('is six characters that are not mistaken for one another', async () => {
    const { code } = await straight(SETTINGS);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
  });

  test.each<[string, Partial<RunSettings>]>([
    ['the seed', { seed: 8 }],
    ['the share', { data: { share: 0.5, minRatings: 0 } }],
    ['the films', { data: { share: 1, minRatings: 1 } }],
    ['the split', { split: { id: 'time', params: {} } }],
    ['a parameter', { model: { id: 'als', params: { factors: 4, iterations: 5, l2: 1.001 } } }],
  ])('is another where %s is another', async (_, change) => {
    const { code } = await straight({ ...SETTINGS, ...change });
    expect(code).not.toBe((await straight(SETTINGS)).code);
  });

  test('does not tell a default from the same value given', async () => {
    const given = resolveParams(modelNamed('als').params, SETTINGS.model.params);
    const { code } = await straight({ ...SETTINGS, model: { id: 'als', params: given } });
    expect(code).toBe((await straight(SETTINGS)).code);
  });
});

describe('the script', () => {
  beforeEach(emptyDatabase);
  afterEach(() => void vi.unstubAllGlobals());

  test('borrows across a channel and runs as here', async () => {
    const { api, lend, close } = await startScript('train');
    await lend({ loan: () => ({ data }) });

    const expected = await straight(SETTINGS);
    await api.openRun(SETTINGS);
    const moments: Moment[] = [];
    const onMoment = proxy((moment: Moment) => void moments.push(moment));
    expect(await api.advance(ALL, onMoment, proxy(deaf))).toEqual(expected.standing);
    expect(untimed(moments)).toEqual(expected.moments);
    expect(await api.look(WATCHED)).toEqual(expected.look);
    expect(await api.runCode()).toBe(expected.code);
    await api.pause();
    close();
  });
});

test('the fit of a run is that of the model by itself', async () => {
  const { look } = await straight(SETTINGS);
  const { model, training, settings } = experimentOf(data, SETTINGS);
  const fitted = fitToEnd(model.fit(training, settings.model.params, seeded(SETTINGS.seed)));
  const { values, width } = model.space!.vectors(fitted);
  expect(look.film).toEqual(values.slice(WATCHED.film * width, (WATCHED.film + 1) * width));
});
