import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { metrics } from '../../../src/core/metrics/registry';
import { protocols } from '../../../src/core/evaluation/protocols/registry';
import { paramTerm } from '../../../src/views/glossary/param-term';
import { pictureOf } from '../../../src/views/glossary/pictures/registry';
import { termOf, terms } from '../../../src/views/glossary/terms';
import { models } from '../../../src/core/models/registry';
import { atHand } from './library';

const VIEWS = new URL('../../../src/views/', import.meta.url);
const used = readdirSync(VIEWS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.svelte'))
  .flatMap((file) =>
    [...readFileSync(new URL(file, VIEWS), 'utf8').matchAll(/<Term\s+id="([a-z-]+)"/g)].map(
      ([, id]) => [id, file] as const,
    ),
  );

test('the views explain words', () => expect(used.length).toBeGreaterThan(20));

test.each(used)('“%s” of %s is in the glossary', (id) => {
  expect(termOf(id)?.id).toBe(id);
});

test('every metric, protocol and named parameter has a term', () => {
  const ids = [
    ...metrics.map(({ id }) => id),
    ...protocols.map(({ id }) => `protocol-${id}`),
    ...models.flatMap(({ params }) =>
      Object.values(params).flatMap(({ label }) => paramTerm(label) ?? []),
    ),
  ];
  expect(ids.filter((id) => !termOf(id))).toEqual([]);
});

test('ids are told apart', () => {
  expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
});

describe.each(terms)('$id', ({ text, picture, also = [] }) => {
  test('is said in sentences', () => expect(text).toMatch(/^\p{Lu}.*[.]$/su));

  test('leads to terms that there are', () => {
    expect(also.filter((id) => !termOf(id))).toEqual([]);
  });

  test('has a picture, and says of it nothing that is not a number', () => {
    // Twelve films are too few for genres, for groups and for twenty parts.
    const few = ['alike', 'luck', 'overfitting', 'underfitting'];
    const drawn = pictureOf(picture, atHand());
    if (few.includes(picture)) expect(drawn === undefined || drawn.says !== '').toBe(true);
    else expect(JSON.stringify(drawn)).not.toMatch(/NaN|undefined|Infinity|^$/);
  });
});

test('without ratings there is no picture, and nothing is thrown', () => {
  const at = atHand();
  const none = { ...at, library: { ...at.library, ratings: 0, counts: new Uint32Array(12) } };
  expect(terms.map(({ picture }) => pictureOf(picture, none))).toEqual(terms.map(() => undefined));
});
