import { describe, expect, test } from 'vitest';
import { Pin, type Moved } from '../../src/state/pin.svelte';
import { filmsNamed } from './fixtures';

const films = filmsNamed(['Heat', 'Up']);
const at = (x: number): Moved => ({
  feed: { model: 'als', params: {}, seed: 1, holdOut: 0 },
  layout: { projection: 'pca', params: {}, least: 1 },
  to: { x, y: 0 },
});
const PULL = { at: { x: 0.5, y: 0 }, pull: Float32Array.of(1, -1) };

describe('a pin', () => {
  test('that is dragged has moved once, whatever its way', () => {
    const pin = new Pin(() => films);
    pin.drag(at(1), 'move');
    pin.drag(at(2), 'move');
    pin.drag(at(3), 'end');
    expect(pin.moved).toEqual(at(3));
    pin.undo();
    expect([pin.moved, pin.canUndo]).toEqual([undefined, false]);
  });

  test('pulls picks while it is moved, and no more once it is put back', () => {
    const pin = new Pin(() => films);
    pin.pullBy(PULL);
    expect(pin.pull).toBeUndefined();
    pin.drag(at(1), 'end');
    pin.pullBy(PULL);
    expect([pin.pull, pin.at]).toEqual([PULL.pull, PULL.at]);
    pin.putBack();
    expect([pin.moved, pin.pull]).toEqual([undefined, undefined]);
  });

  test('that was put back can be had where it was', () => {
    const pin = new Pin(() => films);
    pin.drag(at(1), 'end');
    pin.putBack();
    pin.undo();
    expect(pin.moved).toEqual(at(1));
  });

  test('whose drag was cut off can be had where it was before', () => {
    const pin = new Pin(() => films);
    pin.drag(at(1), 'end');
    pin.drag(at(2), 'move');
    pin.release();
    pin.undo();
    expect(pin.moved).toEqual(at(1));
  });

  test('that is forgotten has no way back', () => {
    const pin = new Pin(() => films);
    pin.drag(at(1), 'end');
    pin.forget();
    expect([pin.moved, pin.canUndo]).toEqual([undefined, false]);
  });

  test('put back where it never moved leaves nothing to undo', () => {
    const pin = new Pin(() => films);
    pin.putBack();
    expect(pin.canUndo).toBe(false);
    pin.undo();
    expect(pin.moved).toBeUndefined();
  });

  test('of one data set means nothing in another', () => {
    let open = $state.raw(films);
    const pin = new Pin(() => open);
    pin.drag(at(1), 'end');
    pin.pullBy(PULL);
    const first = open;
    open = filmsNamed(['Brazil']);
    expect([pin.moved, pin.pull, pin.canUndo]).toEqual([undefined, undefined, false]);
    pin.undo();
    expect(pin.moved).toBeUndefined();
    pin.drag(at(2), 'move');
    expect([pin.pull, pin.at]).toEqual([undefined, at(2).to]);
    open = first;
    expect(pin.moved).toBeUndefined();
  });
});
