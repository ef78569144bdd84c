import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Library } from '../../../workers/api';
import { Route } from '../../../src/state/route.svelte';
import type { SurveyState } from '../../../src/state/data/survey-state.svelte';
import { browserAt } from '../browser-address';
import { filmsNamed } from '../fixtures';

vi.mock('../../../workers/room.worker.ts?worker&inline', () => ({ default: class {} }));
const { DataScreen } = await import('../../../src/state/data/screen.svelte');
afterEach(() => void vi.unstubAllGlobals());

function screenAt(hash: string) {
  const browser = browserAt(hash);
  const films = { ...filmsNamed(['Heat', 'Up']), genreNames: ['Action', 'Comedy', 'Drama'] };
  const app = {
    data: {},
    route: new Route(['rate', 'data']),
    film: (index: number) => ({ index, id: index, title: '', year: 0, genres: [] }),
    filmHref: String,
  };
  const screen = new DataScreen(app, { films } as unknown as Library, {} as SurveyState);
  return { app, browser, screen };
}

describe('what the Data screen shows', () => {
  test('is everything where the address says nothing', () => {
    const { screen } = screenAt('#/data?film=3');
    expect(screen.filters).toEqual({});
    expect(screen.filtered).toBe(false);
    expect(screen.question.lists).toEqual({ damping: 10, least: 5, length: 50 });
  });

  test('is read from the address', () => {
    const { screen } = screenAt('#/data?stars=4..5&genre=Drama&damping=0&least=20');
    expect(screen.filters).toEqual({ stars: [4, 5], genres: [2] });
    expect(screen.lists).toEqual({ damping: 0, least: 20 });
  });

  test.each(['damping=-1', 'damping=1000', 'damping=2.5', 'damping=many', 'least=0'])(
    '%s is as if it were not there',
    (param) => {
      expect(screenAt(`#/data?${param}`).screen.lists).toEqual({ damping: 10, least: 5 });
    },
  );

  test('follows a hand at once, and is in the address once the hand lets go', () => {
    const { browser, screen } = screenAt('#/data?film=3&genre=Drama');
    screen.pick('stars', [3, 4]);
    screen.pick('stars', [3, 5]);
    expect(screen.filters).toEqual({ genres: [2], stars: [3, 5] });
    expect(browser.visited).toEqual(['#/data?film=3&genre=Drama']);
    screen.settle();
    expect(browser.visited).toEqual(['#/data?film=3&genre=Drama&stars=3..5']);
    screen.pick('stars', undefined);
    screen.settle();
    expect(browser.visited).toEqual(['#/data?film=3&genre=Drama']);
  });

  test('has a genre more, or one less', () => {
    const { browser, screen } = screenAt('#/data');
    screen.toggleGenre(2);
    screen.toggleGenre(0);
    expect(screen.filters.genres).toEqual([0, 2]);
    screen.toggleGenre(2);
    screen.toggleGenre(3);
    expect(browser.visited).toEqual(['#/data?genre=Action%2Cnone']);
    screen.toggleGenre(0);
    screen.toggleGenre(3);
    expect(browser.visited).toEqual(['#/data']);
  });

  test('is kept once another screen is shown', () => {
    const { app, screen } = screenAt('#/data?film=3&stars=4..5&damping=25');
    screen.remember();
    expect(app.data).toEqual({ stars: '4..5', damping: '25' });
    app.route.replace('#/rate');
    screen.remember();
    expect(app.data).toEqual({ stars: '4..5', damping: '25' });
    app.route.replace('#/data');
    screen.remember();
    expect(app.data).toEqual({});
  });

  test('is everything again once it is cleared; lists stay as they are', () => {
    const { browser, screen } = screenAt('#/data?stars=4..5&rated=1996-02..1997-01');
    screen.setList({ damping: 25 });
    expect(screen.lists.damping).toBe(25);
    screen.clear();
    expect(screen.filtered).toBe(false);
    expect(browser.visited).toEqual(['#/data?damping=25']);
  });
});
