import { expect, test } from 'vitest';
import { Faults, wordsOf } from '../../src/state/faults.svelte';

/** A window that reports what the test says. */
function watched() {
  const target = new EventTarget();
  const faults = new Faults(target); // only its events are used
  const report = (type: string, about: object) =>
    target.dispatchEvent(Object.assign(new Event(type), about));
  return { faults, report };
}

test('an error that nobody caught is shown', () => {
  const { faults, report } = watched();
  report('error', { message: 'Uncaught TypeError: x is null', error: new TypeError('x is null') });
  expect(faults.latest).toBe('x is null.');
});

test('an error of which the browser gives no object is shown by its message', () => {
  const { faults, report } = watched();
  report('error', { message: 'Script error.', error: null });
  expect(faults.latest).toBe('Script error.');
});

test('a promise that nobody waited for is shown when it breaks', () => {
  const { faults, report } = watched();
  report('unhandledrejection', { reason: new Error('no answer') });
  expect(faults.latest).toBe('no answer.');
});

test('of several errors the latest is shown', () => {
  const { faults, report } = watched();
  report('unhandledrejection', { reason: new Error('first') });
  report('unhandledrejection', { reason: new Error('second') });
  expect(faults.latest).toBe('second.');
});

test('a layout that was computed twice is no error', () => {
  const { faults, report } = watched();
  report('error', {
    message: 'ResizeObserver loop completed with undelivered notifications.',
    error: undefined,
  });
  expect(faults.latest).toBeUndefined();
});

test('whatever is thrown becomes a sentence', () => {
  expect([new Error('why'), new Error('Why?'), 'text', undefined].map(wordsOf)).toEqual([
    'why.',
    'Why?',
    'text.',
    'undefined.',
  ]);
});
