import { afterEach, describe, expect, test, vi } from 'vitest';
import { ProfileState } from '../../src/state/profile.svelte';
import { RatingsTable } from '../../src/state/ratings-table.svelte';
import { Route } from '../../src/state/route.svelte';
import { film, profileOf, rated } from '../core/profiles';
import { browserAt } from './browser-address';
import { FakeStore, filmsNamed, libraryOf } from './fixtures';

const films = filmsNamed(['Heat', 'Up', 'Brazil']);
const library = { ...libraryOf('three', films), means: Float32Array.of(3, 3.5, 4) };

async function tableAt(hash: string) {
  const browser = browserAt(hash);
  const store = new FakeStore();
  store.kept = profileOf(
    rated(film('Heat', 1999, 1), 2, 10),
    rated(film('Up', 1999, 2), 9, 20),
    rated(film('Elsewhere', 1950), 6, 30),
    rated(film('Brazil', 1999, 3), 8, 40),
  );
  const profile = new ProfileState(store, () => films);
  await profile.load();
  const route = new Route(['rate', 'you']);
  const table = new RatingsTable(profile, () => library, route);
  return { browser, profile, table };
}

type Table = Awaited<ReturnType<typeof tableAt>>['table'];
const titles = ({ shown }: Table) => shown.map(({ title }) => title);
const rowOf = ({ rows }: Table, name: string) => rows.filter(({ title }) => title === name);

afterEach(() => void vi.unstubAllGlobals());

describe('the table of what was said', () => {
  test('begins with the latest', async () => {
    const { table } = await tableAt('#/you');
    expect(titles(table)).toEqual(['Brazil', 'Elsewhere', 'Up', 'Heat']);
    expect([table.filtered, table.stale, table.elsewhere]).toEqual([false, false, 1]);
  });

  test('is as the address says, and writes there what is asked', async () => {
    const { browser, table } = await tableAt('#/you?find=e&sort=-title&stars-from=3&film=7');
    expect(titles(table)).toEqual(['Elsewhere']);
    table.sortBy('year');
    table.keep({ from: 0.5, to: 4, elsewhere: true, kind: 'rating' });
    expect(browser.visited.at(-1)).toBe(
      '#/you?find=e&sort=-year&film=7&said=rating&stars-to=4&elsewhere=1',
    );
    table.keepAll();
    expect(browser.visited.at(-1)).toBe('#/you?sort=-year&film=7');
    expect(table.filtered).toBe(false);
  });

  test('is whole where the address asks for nothing that there is', async () => {
    const { table } = await tableAt('#/you?said=opera&stars-from=x&stars-to=9&sort=__proto__');
    expect(titles(table)).toEqual(['Brazil', 'Elsewhere', 'Up', 'Heat']);
    expect(table.filtered).toBe(false);
  });

  test('keeps what is typed while the rest of the address changes', async () => {
    const { browser, table } = await tableAt('#/you');
    table.text = 'the b';
    expect(titles(table)).toEqual(['Brazil']);
    table.sortBy('title');
    expect(table.text).toBe('the b');
    table.text = 'the bra ';
    table.noteText();
    expect(table.text).toBe('the bra ');
    expect(browser.visited.at(-1)).toBe('#/you?sort=title&find=the+bra+');
  });

  test('turns a column round when it is asked for again', async () => {
    const { table } = await tableAt('#/you');
    table.sortBy('title');
    expect(titles(table)).toEqual(['Brazil', 'Elsewhere', 'Heat', 'Up']);
    table.sortBy('title');
    expect(table.order).toEqual({ by: 'title', descending: true });
    table.sortBy('difference');
    expect(titles(table)).toEqual(['Up', 'Brazil', 'Heat', 'Elsewhere']);
  });

  test('leaves a row where it is while it is rated, until asked', async () => {
    const { table } = await tableAt('#/you');
    expect(titles(table)).toHaveLength(4);
    table.rate(rowOf(table, 'Heat')[0], 9);
    expect(titles(table)).toEqual(['Brazil', 'Elsewhere', 'Up', 'Heat']);
    expect(rowOf(table, 'Heat')[0].yours).toBe(4.5);
    expect(table.stale).toBe(true);
    table.sortAgain();
    expect(titles(table)).toEqual(['Heat', 'Brazil', 'Elsewhere', 'Up']);
    expect(table.stale).toBe(false);
  });

  test('rates a film that the data set does not have', async () => {
    const { profile, table } = await tableAt('#/you');
    table.rate(rowOf(table, 'Elsewhere')[0], 10);
    expect(profile.entries[0]).toMatchObject({
      film: { title: 'Elsewhere' },
      opinion: { halfStars: 10 },
    });
  });
});

describe('selected rows', () => {
  test('are drawn out by ranges', async () => {
    const { table } = await tableAt('#/you');
    const keys = table.shown.map(({ key }) => key);
    table.select(keys[2], true, true);
    expect(table.chosen).toHaveLength(1);
    table.select(keys[0], true, true);
    expect(table.chosen).toHaveLength(3);
    table.select(keys[1], false, true);
    expect(table.chosen.map(({ title }) => title)).toEqual(['Up']);
  });

  test('are deleted in one step, but for those that are filtered away', async () => {
    const { profile, table } = await tableAt('#/you');
    table.selectAll(true);
    table.keep({ from: 4 });
    expect(table.chosen.map(({ title }) => title)).toEqual(['Brazil', 'Up']);
    table.remove(table.chosen);
    expect(profile.entries).toHaveLength(2);
    table.keepAll();
    expect(titles(table)).toEqual(['Elsewhere', 'Heat']);
    profile.undo();
    expect(titles(table)).toEqual(['Brazil', 'Elsewhere', 'Up', 'Heat']);
    expect(table.chosen.map(({ title }) => title)).toEqual(['Elsewhere', 'Heat']);
  });

  test('are given the same stars in one step', async () => {
    const { profile, table } = await tableAt('#/you');
    table.rateAll(table.shown.slice(0, 3), 7);
    expect(table.rows.map(({ yours }) => yours)).toEqual([3.5, 3.5, 3.5, 1]);
    profile.undo();
    expect(table.shown.map(({ yours }) => yours)).toEqual([4, 3, 4.5, 1]);
    expect(profile.canUndo).toBe(false);
  });
});
