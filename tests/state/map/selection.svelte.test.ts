import { describe, expect, test } from 'vitest';
import { Selection } from '../../../src/state/map/selection.svelte';

const listed = ({ films }: Selection) => [...films].sort((a, b) => a - b);

describe('a selection', () => {
  test('is what was marked last, or has it added or taken away', () => {
    const selection = new Selection();
    selection.change([1, 2], 'new');
    selection.change(Uint32Array.of(2, 5), 'add');
    expect(listed(selection)).toEqual([1, 2, 5]);
    selection.change([1, 9], 'subtract');
    expect(listed(selection)).toEqual([2, 5]);
    selection.change([7], 'new');
    expect(listed(selection)).toEqual([7]);
  });

  test('goes back step by step, also to what was cleared', () => {
    const selection = new Selection();
    selection.change([1], 'new');
    selection.change([2], 'add');
    selection.clear();
    selection.undo();
    expect(listed(selection)).toEqual([1, 2]);
    selection.undo();
    expect(listed(selection)).toEqual([1]);
    selection.undo();
    expect([listed(selection), selection.canUndo]).toEqual([[], false]);
    selection.undo();
    expect(listed(selection)).toEqual([]);
  });

  test('that is empty is cleared without a step', () => {
    const selection = new Selection();
    selection.clear();
    expect(selection.canUndo).toBe(false);
  });

  test('remembers fifty steps', () => {
    const selection = new Selection();
    for (let film = 0; film < 60; film++) selection.change([film], 'new');
    let steps = 0;
    for (; selection.canUndo; steps++) selection.undo();
    expect([steps, listed(selection)]).toEqual([50, [9]]);
  });
});
