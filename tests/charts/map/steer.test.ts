import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/charts/map/keys';
import type { MapModel } from '../../../src/charts/map/model.svelte';
import type { FilmMapProps } from '../../../src/charts/map/props';
import { steer } from '../../../src/charts/map/steer';
import type { MapZoom } from '../../../src/charts/map/zoom';

/** Steers a map whose films lie at their numbers, and returns what it did and what it told. */
function steered(command: Command, props: Partial<FilmMapProps> = {}) {
  const told: unknown[] = [];
  const tell =
    (what: string) =>
    (...news: unknown[]) =>
      told.push([what, ...news]);
  const model = {
    neighbour: (direction: string, far: boolean) => (direction === 'up' ? undefined : far ? 9 : 5),
    next: (by: number) => 3 + by,
    placeOf: (film: number) => ({ x: film, y: film }),
    onScreen: (film: number) => ({ x: 2 * film, y: 2 * film }),
  };
  const zoomer = { reveal: tell('reveal'), fit: tell('fit'), zoomBy: tell('zoom') };
  const listeners = { onfocus: tell('focus'), onopen: tell('open') };
  const done = steer(command, {
    model: model as unknown as MapModel,
    zoomer: zoomer as unknown as MapZoom,
    props: { ...listeners, ...props } as unknown as FilmMapProps,
  });
  return { done, told };
}

const selecting = (focus: number, selection: number[]) => {
  const told: [number[], string][] = [];
  const onselect: FilmMapProps['onselect'] = (films, how) => told.push([[...films], how]);
  const { done } = steered({ do: 'choose' }, { focus, selection: new Set(selection), onselect });
  return { done, told };
};

describe('keys', () => {
  it('move the focus, and bring it into sight', () => {
    const place = { x: 9, y: 9 };
    expect(steered({ do: 'move', direction: 'left', far: true }).told).toEqual([
      ['focus', 9],
      ['reveal', place],
    ]);
    expect(steered({ do: 'step', by: -1 }).told[0]).toEqual(['focus', 2]);
    expect(steered({ do: 'move', direction: 'up', far: false }).told).toEqual([]);
  });

  it('zoom round the film in focus', () => {
    expect(steered({ do: 'zoom', factor: 2 }, { focus: 4 }).told).toEqual([
      ['zoom', 2, { x: 8, y: 8 }],
    ]);
    expect(steered({ do: 'fit' }).told).toEqual([['fit']]);
  });

  it('open the film in focus, and nothing without one', () => {
    expect(steered({ do: 'open' }, { focus: 4 })).toEqual({ done: true, told: [['open', 4]] });
    expect(steered({ do: 'open' })).toEqual({ done: false, told: [] });
  });

  it('take the film in focus into the selection, and out of it', () => {
    expect(selecting(4, [1])).toEqual({ done: true, told: [[[4], 'add']] });
    expect(selecting(4, [1, 4])).toEqual({ done: true, told: [[[4], 'subtract']] });
    expect(steered({ do: 'choose' }, { focus: 4 }).done).toBe(false);
  });

  it('leave the film in focus first, and then whatever there is to leave', () => {
    const told: string[] = [];
    const onescape = () => told.push('escape');
    const first = steered({ do: 'clear' }, { focus: 4, onescape });
    expect(first.told).toEqual([['focus', undefined]]);
    expect(told).toEqual([]);
    expect(steered({ do: 'clear' }, { onescape }).done).toBe(true);
    expect(told).toEqual(['escape']);
    expect(steered({ do: 'clear' }).done).toBe(false);
  });

  it('undo and take up tools only where that means something', () => {
    const told: unknown[] = [];
    const props = {
      onundo: () => told.push('undo'),
      ontool: (tool: unknown) => told.push(tool),
    };
    expect(steered({ do: 'undo' }, props).done).toBe(true);
    expect(steered({ do: 'use', tool: 'lasso' }, props).done).toBe(true);
    expect(told).toEqual(['undo', 'lasso']);
    expect(steered({ do: 'undo' }).done).toBe(false);
    expect(steered({ do: 'use', tool: 'lasso' }).done).toBe(false);
  });
});
