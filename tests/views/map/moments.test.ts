import { describe, expect, test } from 'vitest';
import { movesSince, moveText } from '../../../src/views/map/moments';

describe('what became of a film in a list', () => {
  test('is how far it moved since the list before', () => {
    expect(movesSince([5, 7, 9, 3], [7, 5, 1, 3])).toEqual([
      { kind: 'up', by: 1 },
      { kind: 'down', by: 1 },
      { kind: 'new' },
      { kind: 'same' },
    ]);
  });

  test('is that it is new where there was no list', () => {
    expect(movesSince([5, 7], undefined)).toEqual([{ kind: 'new' }, { kind: 'new' }]);
    expect(movesSince([], [1])).toEqual([]);
  });

  test('is seen and said', () => {
    const texts = movesSince([5, 7, 9], [7, 1, 9]).map(moveText);
    expect(texts).toEqual([
      { mark: 'new', said: 'new' },
      { mark: '↓ 1', said: 'down 1' },
      { mark: '', said: '' },
    ]);
    expect(moveText({ kind: 'up', by: 3 })).toEqual({ mark: '↑ 3', said: 'up 3' });
  });
});
