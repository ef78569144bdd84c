// What protocols make of MovieLens ml-latest-small (9/2018), where somebody has fetched it: npm run data.
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { without, type Dataset } from '../../src/core/dataset';
import type { Fold } from '../../src/core/evaluation/fold';
import { protocolNamed } from '../../src/core/evaluation/protocols/registry';
import { resolveParams, type ParamValues } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { countOf } from '../../src/core/ratings';
import { loadPublic } from '../fixtures';
import { positionsIn } from './timed';

const FILE = 'ml-latest-small.zip';
const here = existsSync(new URL(`../../public/data/${FILE}`, import.meta.url));
if (!here) process.stderr.write(`skipped: ${FILE} is not in public/data (npm run data)\n`);

describe.skipIf(!here)('of ml-latest-small', () => {
  let data: Dataset;
  beforeAll(async () => ({ data } = await loadPublic(FILE)));

  function foldsOf(id: string, params: ParamValues = {}): readonly Fold[] {
    const protocol = protocolNamed(id);
    const values = resolveParams(protocol.params, params);
    return protocol.foldsOf(data, protocol.draw(data, values, seeded(1)), values);
  }
  const tested = (id: string, params: ParamValues = {}) =>
    foldsOf(id, params).map(({ heldOut }) => positionsIn(heldOut).length);

  test.each([
    ['kfold', {}, [20_167, 20_167, 20_168, 20_167, 20_167]],
    ['holdout', {}, [20_164]],
    ['split', { test: 0.25 }, [25_209]],
    ['loo-last', {}, [610]],
    ['loo-random', {}, [610]],
    ['time', {}, [20_417]],
    ['all', {}, [0]],
  ])('%s with %o holds out as many ratings as its definition says', (id, params, counts) => {
    expect(tested(id, params)).toEqual(counts);
  });

  test('94 people rated several films in their last second, and 23 of the last films are seen in no other rating', () => {
    const [{ heldOut }] = foldsOf('loo-last');
    const { starts, times, indices, rows } = data.ratings;
    const lastSeconds = Array.from({ length: rows }, (_, user) => {
      const own = times!.subarray(starts[user], starts[user + 1]);
      const last = Math.max(...own);
      return own.filter((second) => second === last).length;
    });
    expect(lastSeconds.filter((count) => count > 1)).toHaveLength(94);
    const training = without(data, heldOut);
    const unseen = positionsIn(heldOut).filter((at) => countOf(training.byFilm, indices[at]) === 0);
    expect(unseen).toHaveLength(23);
  });

  test('610 newcomers show one, three, five or ten ratings, 596 also twenty', () => {
    const folds = foldsOf('cold', { reveal: '1,3,5,10,20' });
    const users = [0, 1, 2, 3, 4].map((t) =>
      folds.reduce((sum, { trials }) => sum + trials[t].users.length, 0),
    );
    expect(folds).toHaveLength(10);
    expect(users).toEqual([610, 610, 610, 610, 596]);
  });
});
