import { expect, test } from 'vitest';
import { historyFrom, type History } from '../../src/core/history';
import { popularity } from '../../src/core/models/popularity';
import type { Model } from '../../src/core/models/model';
import { prepared } from '../../workers/opened';
import { questionsFor } from '../../workers/questions';
import { fitted, loadPublic } from '../fixtures';

const sample = await loadPublic('sample.zip');
const rated = () =>
  historyFrom([
    { film: 3, halfStars: 10 },
    { film: 40, halfStars: 9 },
  ]);

test('what a model has worked out for a history is found again at the next question', () => {
  const open = prepared(sample);
  const asked: History[] = [];
  const model: Model = {
    ...(popularity as Model),
    rank(fit, data, history, films, out) {
      asked.push(history);
      (popularity as Model).rank?.(fit, data, history, films, out);
    },
  };
  const { data } = sample;
  open.fits.set('ranking', { model, fitted: fitted(popularity, data), data, seed: 1 });
  const others: number[] = [];
  for (let k = 0; k < 3; k++) {
    const passed = { notSeen: new Uint32Array(), others: Uint32Array.from(others) };
    const [{ film }] = questionsFor(open, rated(), passed, 1);
    expect(others).not.toContain(film);
    others.push(film);
  }
  // Blends remember by the object; each message from the page is another one.
  expect(asked).toHaveLength(3);
  expect(new Set(asked).size).toBe(1);
});
