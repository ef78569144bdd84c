import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missing, namedTests } from './named-tests';

const named = namedTests(readFileSync(join(import.meta.dirname, '../../docs/threats.md'), 'utf8'));

test('the note on threats names tests', () => {
  expect(named.length).toBeGreaterThan(20);
});

test.each(named)('$file has “$title”', (one) => {
  expect(missing(one)).toBeUndefined();
});
