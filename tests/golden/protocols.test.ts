// protocols.json holds what scripts/golden/protocols.py makes of the same ratings, with times and source rows of its own.
import { expect, test } from 'vitest';
import { transpose } from '../../src/core/ratings';
import { cold } from '../../src/core/evaluation/protocols/cold';
import { protocolNamed, protocols } from '../../src/core/evaluation/protocols/registry';
import { resolveParams } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { data as untimed } from './people';
import golden from './protocols.json';

const ratings = {
  ...untimed.ratings,
  times: Uint32Array.from(golden.times),
  order: Uint32Array.from(golden.order),
};
const data = { ...untimed, ratings, byFilm: transpose(ratings) };
const positionsIn = (mask: Uint8Array) => [...mask.keys()].filter((at) => mask[at]);

test('every protocol has a golden draw', () => {
  expect(golden.draws.map(({ id }) => id)).toEqual(protocols.map(({ id }) => id));
});

test.each(golden.draws)('$id draws the same', ({ id, params, draw }) => {
  const protocol = protocolNamed(id);
  const values = resolveParams(protocol.params, { ...params });
  expect([...protocol.draw(data, values, seeded(golden.seed))]).toEqual(draw);
});

test('newcomers show their first ratings and are tested by the rest', () => {
  const draw = Uint32Array.from(golden.draws.find(({ id }) => id === cold.id)?.draw ?? []);
  const reveal = golden.cold.reveal.join(',');
  const trials = cold
    .foldsOf(data, draw, { groups: 3, reveal })
    .flatMap((fold, group) => fold.trials.map((trial) => ({ group, ...trial })));
  expect(
    trials.map(({ group, name, users, shown, test }) => ({
      group,
      reveal: parseInt(name),
      users: [...users],
      shown: positionsIn(shown),
      test: positionsIn(test),
    })),
  ).toEqual(golden.cold.trials);
});
