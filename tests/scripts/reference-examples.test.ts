// What the Lab compares as the reference systems do is what `npm run reference` measures.
import { expect, test } from 'vitest';
import { FRAMEWORK_ROWS } from '../../scripts/reference/framework-rows';
import { mixOf } from '../../scripts/reference/framework-row';
import { SCRATCH_ROWS } from '../../scripts/reference/scratch';
import { SPARK_ROWS } from '../../scripts/reference/spark';
import { parseModelSpec } from '../../src/core/params';
import { contestantOf, modelsFrom } from '../../src/state/lab/choices';
import { REFERENCE_EXAMPLES } from '../../src/state/lab/compare/reference-examples';

const keys = new Set(
  REFERENCE_EXAMPLES.flatMap(({ settings }) => modelsFrom(settings['models'])).map(
    (choice) => contestantOf(choice).key,
  ),
);
const keyOf = (spec: string) => contestantOf(parseModelSpec(spec)).key;

const inFramework = FRAMEWORK_ROWS.filter(({ theirs }) => theirs.length > 0);

test.each(inFramework.map((row) => [row.label, row] as const))('000 has %s', (_, row) => {
  const { parts } = row;
  const key =
    parts.length === 1
      ? keyOf(parts[0][0])
      : contestantOf({ id: 'hybrid', params: { mix: mixOf(row) } }).key;
  expect(keys).toContain(key);
});

test.each(SPARK_ROWS.map(([label, spec]) => [label, spec]))('003 has %s', (_, spec) => {
  expect(keys).toContain(keyOf(spec));
});

const fits = SCRATCH_ROWS.filter(({ piece }) => ['biases', 'vectors', 'factors'].includes(piece));
test.each(fits.map(({ label, spec }) => [label, spec]))('004 has %s', (_, spec) => {
  expect(keys).toContain(keyOf(spec));
});
