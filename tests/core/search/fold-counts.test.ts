import { expect, test } from 'vitest';
import { protocols } from '../../../src/core/evaluation/protocols/registry';
import { resolveParams } from '../../../src/core/params';
import { seeded } from '../../../src/core/random';
import { drawInner, foldCounts, planFor, searchable } from '../../../src/core/search/plan';
import { errorOf, loadPublic } from '../../fixtures';

const { data } = await loadPublic('sample.zip');

function drawn(id: string) {
  const protocol = protocols.find((one) => one.id === id) ?? protocols[0];
  const protocolParams = resolveParams(protocol.params);
  const draw = protocol.draw(data, protocolParams, seeded(1));
  return { data, protocol, protocolParams, draw };
}

test.each(protocols.filter(searchable).map(({ id }) => id))(
  'by %s the folds are known without drawing them',
  (id) => {
    const outer = drawn(id);
    const { folds, innerFolds } = planFor({ ...outer, inner: drawInner(outer, 3, 1) }, []);
    expect(foldCounts(outer.protocol, outer.protocolParams, 3)).toEqual({ folds, innerFolds });
    expect(foldCounts(outer.protocol, outer.protocolParams, undefined).innerFolds).toEqual([]);
  },
);

test.each(protocols.filter((one) => !searchable(one)).map(({ id }) => id))(
  'by %s there is no one number to choose by',
  (id) => {
    expect(errorOf(() => planFor(drawn(id), []))).toMatch(/^ParamError: Got the protocol/);
  },
);
