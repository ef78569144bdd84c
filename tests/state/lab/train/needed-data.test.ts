import { expect, test } from 'vitest';
import { neededData, SHA_DIGITS } from '../../../../src/state/lab/train/needed-data';

const sample = { name: 'sample', sha256: `abc123${'0'.repeat(58)}` };
const own = { name: 'mine', sha256: `abc124${'0'.repeat(58)}` };
const small = '696d65a3dfceac7c45750ad32df2c259311949efec81f0f144fdfb91ebc9e436';

test('data of a link that are on this page or this device can be opened', () => {
  expect(neededData('ABC124', [sample, own])).toEqual({ kind: 'here', choice: own });
  expect(neededData(small.slice(0, SHA_DIGITS), [{ name: 'ml', sha256: small }])).toMatchObject({
    kind: 'here',
  });
});

test('data that are handed out elsewhere can be fetched there', () => {
  expect(neededData(small.slice(0, SHA_DIGITS), [sample, own])).toEqual({
    kind: 'released',
    name: 'MovieLens’s ml-latest-small.zip',
    page: 'https://grouplens.org/datasets/movielens/latest/',
  });
});

test('of other data no more is known than the link says', () => {
  expect(neededData('FEDCBA987654', [sample])).toEqual({ kind: 'unknown', sha: 'fedcba987654' });
});

test.each(['', 'abc', 'abc12', '<b>abc123', `${'a'.repeat(65)}`, '%00'])(
  'what is no mark of data says nothing: %j',
  (sha) => {
    expect(neededData(sha, [sample])).toEqual({ kind: 'unknown', sha: '' });
  },
);
