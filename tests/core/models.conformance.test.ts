// What every model promises, on a data set small enough to draw: see checkerboard() in fixtures.ts.
import { describe, expect, test, vi } from 'vitest';
import { historyFrom, historyOf, type History } from '../../src/core/history';
import { versionOf, type Fitted, type Model } from '../../src/core/models/model';
import { pageModels } from '../../src/core/models/page-models';
import { models } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { topK } from '../../src/core/top-k';
import { checkerboard, endsOf, fitted, worstMiss } from '../fixtures';
import { explanationOf, nobody, scoresOf, starsOf, stepsOf } from './model-checks';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine is no failure

const SIZE = 20;
/** Steps of a fit at which it is stopped, spread over all of them. */
const STOPS = 15;
const UNRATED = SIZE;
const data = checkerboard(SIZE);
const known = historyOf(data.ratings, 3);
const onlyUnrated = historyFrom([{ film: UNRATED, halfStars: 9 }]);
const mixed = historyFrom([
  { film: 2, halfStars: 10 },
  { film: 5, halfStars: 1 },
  { film: UNRATED, halfStars: 3 },
]);
const histories = { 'a known user': known, nobody, 'only the unrated film': onlyUnrated, mixed };

/** These show everybody the same order. */
const IMPERSONAL = ['popularity', 'damped-mean', 'biases', 'mean', 'random'];

/** This does not see the pattern of the checkerboard: it looks at what follows in time. */
const BLIND = ['adjacency'];

const arraysOf = (fit: Fitted): ArrayLike<number>[] =>
  Object.values(fit).flatMap((part) =>
    ArrayBuffer.isView(part) ? [part] : typeof part === 'object' ? arraysOf(part) : [[part]],
  );

const memoryOf = (array: unknown) => (ArrayBuffer.isView(array) ? array.buffer : undefined);

test('no two models share an id', () => {
  expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
});

test('the page has only models that fold in', () => {
  expect(pageModels.filter(({ foldsIn }) => foldsIn)).toEqual([]);
});

describe.each(models)('$id', (model) => {
  const fit = fitted(model, data);

  test('says what it is and where it comes from', () => {
    expect(model.id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(model.label).not.toBe('');
    expect(model.summary).toMatch(/\w{3}.*\.$/);
    expect(model.paper).toMatch(/\b(19|20)\d\d\b/);
    expect(Number.isInteger(model.version) && model.version >= 1).toBe(true);
  });

  test('has defaults that its own parameters allow', () => {
    const defaults = Object.entries(model.params).map(
      ([name, param]) => [name, param.default] as const,
    );
    expect(resolveParams(model.params, Object.fromEntries(defaults))).toEqual(
      resolveParams(model.params),
    );
    for (const { label, help } of Object.values(model.params)) {
      expect(label && help).toBeTruthy();
    }
  });

  test('scores every film with each parameter at either end of its range', () => {
    const ends = Object.entries(model.params).flatMap(([name, param]) =>
      endsOf(param).map((value) => ({ [name]: value })),
    );
    const broken = ends.filter(
      (params) => !scoresOf(model, fitted(model, data, params), data, mixed).every(Number.isFinite),
    );
    expect(broken).toEqual([]);
  });

  test('gives the same bits for the same seed', () => {
    expect(fitted(model, data)).toStrictEqual(fit);
  });

  test('keeps finite numbers only', () => {
    expect(arraysOf(fit).length).toBeGreaterThan(0);
    expect(arraysOf(fit).every((values) => Array.from(values).every(Number.isFinite))).toBe(true);
  });

  test('scores the same after being stored', () => {
    const stored = structuredClone(fit);
    expect(stored).toStrictEqual(fit);
    expect(scoresOf(model, stored, data, known)).toEqual(scoresOf(model, fit, data, known));
  });

  test('leaves the data as it was', () => {
    const before = structuredClone(data);
    scoresOf(model, fitted(model, data), data, known);
    expect(data).toStrictEqual(before);
  });

  test.each(Object.entries(histories))('scores every film for %s', (_, history) => {
    expect(scoresOf(model, fit, data, history).every(Number.isFinite)).toBe(true);
    expect(starsOf(model, fit, data, history).every(Number.isFinite)).toBe(true);
  });

  test('gives a film the same score in any company', () => {
    const all = scoresOf(model, fit, data, known);
    const some = Uint32Array.of(UNRATED, 3, 0, 3);
    expect(scoresOf(model, fit, data, known, some)).toEqual(
      Float32Array.from(some, (film) => all[film]),
    );
  });

  describe.runIf(model.explain).each(Object.entries(histories))('explains to %s', (_, history) => {
    const films = [0, 1, 3, 8, 19, UNRATED].filter((film) => !history.films.includes(film));

    test('a score, to 1e-5 of it, with one share for each rating', () => {
      const found = films.map((f) => explanationOf(model, fit, data, history, f, 'score'));
      expect(Math.max(...found.map(({ miss }) => miss))).toBeLessThan(1e-5);
      expect(found.every(({ shares }) => shares === history.films.length)).toBe(true);
    });

    test.runIf(model.predict)('stars, to 1e-5, with one share for each rating', () => {
      const found = films.map((f) => explanationOf(model, fit, data, history, f, 'stars'));
      expect(Math.max(...found.map(({ miss }) => miss))).toBeLessThan(1e-5);
      expect(found.every(({ shares }) => shares === history.films.length)).toBe(true);
    });
  });

  test('can be stopped at any step, and then does nothing more', () => {
    const { steps } = stepsOf(model, data);
    const apart = Math.ceil(steps.length / STOPS);
    const stops = steps.map((_, stop) => stop).filter((stop) => stop % apart === 0);
    stops.forEach((stop) => {
      const running = model.fit(data, resolveParams(model.params), seeded(7));
      for (let k = 0; k <= stop; k++) expect(running.next().done).toBe(false);
      running.return({});
      expect(running.next()).toEqual({ done: true, value: undefined });
    });
    expect(fitted(model, data)).toStrictEqual(fit);
  });

  test('counts iterations from 1 and offers a state at the end of each', () => {
    const { steps } = stepsOf(model, data);
    const iterations = steps.filter(({ iteration }) => iteration !== undefined);
    expect(iterations.map(({ iteration }) => iteration)).toEqual(iterations.map((_, k) => k + 1));
    expect(steps.filter(({ state }) => state)).toEqual(iterations);
    expect(iterations.length).toBeGreaterThan(0);
  });

  test('offers states that the rest of the fit leaves alone and that can score', () => {
    const running = model.fit(data, resolveParams(model.params), seeded(7));
    const states: { taken: Fitted; copy: Fitted }[] = [];
    let next = running.next();
    for (; !next.done; next = running.next()) {
      const taken = next.value.state?.();
      if (taken) states.push({ taken, copy: structuredClone(taken) });
    }
    const memory = new Set(arraysOf(next.value).filter(ArrayBuffer.isView).map(memoryOf));
    expect(states.map(({ taken }) => taken)).toStrictEqual(states.map(({ copy }) => copy));
    expect(states.at(-1)?.taken).toStrictEqual(fit);
    for (const { taken } of states) {
      expect(arraysOf(taken).filter((array) => memory.has(memoryOf(array)))).toEqual([]);
      expect(scoresOf(model, taken, data, known).every(Number.isFinite)).toBe(true);
    }
  });

  test.runIf(model.foldsIn?.(resolveParams(model.params)) === false)(
    'says more to a user of the data than to anybody else',
    () => {
      const { films, halfStars } = known;
      const shorter = { films: films.slice(1), halfStars: halfStars.slice(1) };
      const taste = (history: History) => {
        const scores = scoresOf(model, fit, data, history);
        return scores.map((score) => score - scores[UNRATED]);
      };
      expect(worstMiss(taste(shorter), taste(nobody))).toBeLessThan(1e-5);
      expect(worstMiss(taste(known), taste(nobody))).toBeGreaterThan(0.1);
    },
  );

  test.runIf(model.space)('has a vector for each film and a place of the same width', () => {
    const { values, width } = model.space!.vectors(fit);
    expect(values).toHaveLength(width * data.films.count);
    expect(values.subarray(UNRATED * width).every((value) => value === 0)).toBe(true);
    for (const history of Object.values(histories)) {
      const place = model.space!.place(fit, data, history);
      expect(place).toHaveLength(width);
      expect(place.every(Number.isFinite)).toBe(true);
    }
  });

  test.skipIf([...IMPERSONAL, ...BLIND].includes(model.id))(
    'ranks the held-out film first for everybody',
    () => {
      const first = Array.from({ length: SIZE }, (_, user) => {
        const history = historyOf(data.ratings, user);
        const scores = scoresOf(model, fit, data, history);
        for (const film of [...history.films, UNRATED]) scores[film] = -Infinity;
        return topK(scores, 1)[0];
      });
      expect(first).toEqual(first.map((_, user) => user));
    },
  );

  test.runIf(IMPERSONAL.includes(model.id))('shows two people the same order', () => {
    const [a, b] = [0, 1].map((user) =>
      topK(scoresOf(model, fit, data, historyOf(data.ratings, user)), SIZE),
    );
    expect(a).toEqual(b);
  });
});

test('another seed gives another start, and so another matrix factorisation', () => {
  const [als] = models.filter(({ id }) => id === 'als');
  expect(fitted(als, data, {}, 8)).not.toEqual(fitted(als, data, {}, 7));
});

test('a new version of a part is a new version of what it is in, however deep', () => {
  const part = (version: number) => ({ version, parts: [] }) as unknown as Model;
  const whole = (version: number): Pick<Model, 'version' | 'parts'> => ({
    version: 3,
    parts: [part(1), { ...part(1), parts: [part(version)] }],
  });
  expect(versionOf(part(2))).toBe('2');
  expect(versionOf(whole(1))).not.toBe(versionOf(whole(2)));
});
