import { expect, it } from 'vitest';
import { ZOOM_STEP, commandFor } from '../../../src/charts/map/keys';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', true>> = {},
) => commandFor({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

it('arrows move, with Shift further', () => {
  expect(press('ArrowLeft')).toEqual({ do: 'move', direction: 'left', far: false });
  expect(press('ArrowUp', { shiftKey: true })).toEqual({ do: 'move', direction: 'up', far: true });
});

it('plus and minus zoom by inverse factors, with or without Shift', () => {
  expect(press('+', { shiftKey: true })).toEqual({ do: 'zoom', factor: ZOOM_STEP });
  expect(press('=')).toEqual({ do: 'zoom', factor: ZOOM_STEP });
  expect(press('-')).toEqual({ do: 'zoom', factor: 1 / ZOOM_STEP });
});

it('page keys step by number of ratings', () => {
  expect(press('PageDown')).toEqual({ do: 'step', by: -1 });
  expect(press('PageUp')).toEqual({ do: 'step', by: 1 });
});

it.each([
  ['0', 'fit'],
  ['Enter', 'open'],
  ['Escape', 'clear'],
  [' ', 'choose'],
])('%s means %s', (key, action) => {
  expect(press(key)).toEqual({ do: action });
});

it.each([
  ['p', 'pan'],
  ['b', 'box'],
  ['l', 'lasso'],
])('%s takes up %s', (key, tool) => {
  expect(press(key)).toEqual({ do: 'use', tool });
});

it('Ctrl or Cmd with Z undoes, and with Shift, which is to do again, does not', () => {
  expect(press('z', { ctrlKey: true })).toEqual({ do: 'undo' });
  expect(press('z', { metaKey: true })).toEqual({ do: 'undo' });
  expect(press('z', { ctrlKey: true, shiftKey: true })).toBeUndefined();
  expect(press('z')).toBeUndefined();
});

it('leaves the keys of the browser alone', () => {
  expect(press('+', { ctrlKey: true })).toBeUndefined();
  expect(press('ArrowLeft', { altKey: true })).toBeUndefined();
  expect(press('Tab')).toBeUndefined();
  expect(press('constructor')).toBeUndefined();
});
