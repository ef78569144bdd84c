import { identity, type Ratings } from '../../ratings';

/** Positions of the ratings in the order of the source file. */
export function bySourceRow({ indices, order }: Pick<Ratings, 'indices' | 'order'>): Uint32Array {
  const positions = identity(indices.length);
  return order ? positions.sort((a, b) => order[a] - order[b]) : positions;
}
