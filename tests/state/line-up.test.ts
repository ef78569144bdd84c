import { expect, test } from 'vitest';
import { pageModelNamed, pageModels } from '../../src/core/models/page-models';
import { models } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import { ALGORITHMS, LINE_UP } from '../../src/state/line-up';

const requests = [...Object.values(LINE_UP).flat(), ...ALGORITHMS].map(({ request }) => request);

test.each(requests)('the page’s worker has what $use asks for: $model', ({ model, params }) => {
  const known = pageModelNamed(model);
  expect(() => resolveParams(known.params, params)).not.toThrow();
});

test('the page’s models are those of the registry', () => {
  expect(pageModels.filter((model) => !models.includes(model))).toEqual([]);
});
