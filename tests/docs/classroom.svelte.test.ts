// Every link and every name of a preset in the documents of the classroom leads somewhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { presets } from '../../src/core/experiment/presets';
import { modelNamed } from '../../src/core/models/registry';
import { projections } from '../../src/core/projection/registry';
import { searchPresets } from '../../src/core/search/presets';
import { FILTER_PARAMS, filtersFrom } from '../../src/state/data/filter-text';
import { CompareSettings } from '../../src/state/lab/compare/settings.svelte';
import { REFERENCE_EXAMPLES } from '../../src/state/lab/compare/reference-examples';
import { inFull, sameRun } from '../../src/state/lab/train/run-link';
import { TrainSettings } from '../../src/state/lab/train/settings.svelte';
import { TuneSettings } from '../../src/state/lab/tune/settings.svelte';
import { Route } from '../../src/state/route.svelte';
import { browserAt } from '../state/browser-address';

afterEach(() => void vi.unstubAllGlobals());

const read = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
const LESSON = read('docs/lesson.md');
const FIGURES = read('docs/reference-figures.md');

const screens = [...read('src/App.svelte').matchAll(/\bid: '([a-z-]+)'/g)].map(([, id]) => id);
const linksIn = (text: string) => [...text.matchAll(/`(#\/[^`…]+)`/g)].map(([, link]) => link);
const links = [...new Set([...linksIn(LESSON), ...linksIn(FIGURES)])];
const paramsOf = (link: string) => new URLSearchParams(link.split('?')[1] ?? '');
const leadingTo = (view: string) => links.filter((link) => link.slice(2).split('?')[0] === view);

const settingsAt = <T>(link: string, Settings: new (route: Route) => T): T => {
  browserAt(link);
  return new Settings(new Route(screens as never[]));
};

test('all lead to a screen', () => {
  expect(links.length).toBeGreaterThan(20);
  for (const link of links) expect(screens).toContain(link.slice(2).split('?')[0]);
});

test.each(leadingTo('train'))('%s trains', (link) => {
  const { problem, model } = settingsAt(link, TrainSettings);
  expect(problem).toBeUndefined();
  const known = ['model', 'seed', 'style', ...Object.keys(model?.params ?? {})];
  for (const name of paramsOf(link).keys()) expect(known).toContain(name);
});

const beside = [...LESSON.matchAll(/`(#\/train[^`]*)`, or _Begin with: ([^_]+)_/g)];
test.each(beside.map(([, link, title]) => [title, link]))(
  '%s is what its link sets',
  (title, link) => {
    const preset = presets.find((one) => one.title === title);
    const { run } = settingsAt(link, TrainSettings);
    expect(preset && run && sameRun(inFull(preset.settings), run)).toBe(true);
  },
);

test.each(leadingTo('tune'))('%s searches', (link) => {
  expect(settingsAt(link, TuneSettings).problem).toBeUndefined();
});

test.each(leadingTo('compare'))('%s compares', (link) => {
  const settings = settingsAt(link, CompareSettings);
  expect(settings.problem).toBeUndefined();
  expect(settings.user?.toString()).toBe(paramsOf(link).get('user') ?? undefined);
});

test.each(leadingTo('data'))('%s shows what it says', (link) => {
  const given = Object.fromEntries(paramsOf(link));
  const filters = Object.keys(given).filter((name) => name in FILTER_PARAMS);
  expect(Object.keys(filtersFrom(given, []))).toHaveLength(filters.length);
  for (const name of Object.keys(given)) {
    expect([...Object.keys(FILTER_PARAMS), 'damping', 'least']).toContain(name);
  }
});

test.each(leadingTo('map'))('%s is drawn', (link) => {
  const { model = 'als', layout = 'pca' } = Object.fromEntries(paramsOf(link));
  expect(modelNamed(model).id).toBe(model);
  expect(projections.map(({ id }) => id)).toContain(layout);
});

describe('presets', () => {
  test.each([...LESSON.matchAll(/_Begin with: ([^_]+)_/g)].map(([, title]) => title))(
    'of the lesson: %s',
    (title) => expect(presets.map((preset) => preset.title)).toContain(title),
  );

  test('of every kind are named where the figures of the reference systems are', () => {
    const titles = [
      ...REFERENCE_EXAMPLES,
      ...searchPresets.filter(({ title }) => /\(00\d/.test(title)),
      ...presets.filter(({ title }) => /\(00\d/.test(title)),
    ].map(({ title }) => title);
    for (const title of titles) expect(FIGURES).toContain(`_${title}_`);
  });

  test('that are named there are there', () => {
    const known = [...REFERENCE_EXAMPLES, ...searchPresets, ...presets].map(({ title }) => title);
    const named = [...FIGURES.matchAll(/_([^_]+ \(00\d[^_)]*\))_/g)].map(([, title]) => title);
    expect(named.length).toBeGreaterThan(20);
    for (const title of named) expect(known).toContain(title);
  });
});
