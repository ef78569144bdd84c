// A map of as many films as the largest data set that the program is tried with, drawn by the component itself.
import { createRawSnippet, mount } from 'svelte';
import FilmMap from '../../../src/charts/FilmMap.svelte';
import type { FilmMapProps } from '../../../src/charts/map/props';
import { seeded } from '../../../src/core/random';
import '../../../src/ui/tokens.css';
import '../../../src/ui/base.css';

const FILMS = 62_423;
const HEAPS = 40;

const random = seeded(1);
/** Near enough to a bell round 0. */
const bell = () => random.next() + random.next() + random.next() - 1.5;
const films = <T>(of: (film: number) => T) => Array.from({ length: FILMS }, (_, film) => of(film));

const heaps = Array.from({ length: HEAPS }, () => ({ x: 3 * bell(), y: 2 * bell() }));
const heapOf = films(() => heaps[Math.floor(HEAPS * random.next())]);

const props: FilmMapProps = {
  x: Float32Array.from(heapOf, ({ x }) => x + bell() * random.next()),
  y: Float32Array.from(heapOf, ({ y }) => y + bell() * random.next()),
  titles: films((film) => `The film of number ${film}`),
  years: Int16Array.from(heapOf, () => 1920 + Math.floor(100 * random.next())),
  // Half of all films have a handful of ratings, a few have most.
  counts: Uint32Array.from(heapOf, () => Math.ceil(80_000 * random.next() ** 12)),
  label: 'Map of many films',
  dark: false,
  colour: {
    by: 'ramp',
    name: 'Predicted stars',
    values: Float32Array.from(heapOf, () => 3.5 + bell()),
    range: [2.5, 4.5],
    ticks: [
      { at: 2.5, text: '2.5' },
      { at: 4.5, text: '4.5' },
    ],
  },
  regions: [
    {
      fromScale: 1,
      regions: heaps.map((heap, i) => ({ ...heap, films: FILMS / HEAPS, text: `Heap ${i}` })),
    },
  ],
  you: { x: 0, y: 0 },
  focus: undefined,
  onfocus: () => {},
  onopen: () => {},
  onview: () => {},
  tooltip: createRawSnippet<[number]>((film) => ({ render: () => `<b>${film()}</b>` })),
};

const main = document.querySelector('main');
if (!main) throw new Error('The page has no room for a map.');
// As large as it is on the page of a screen of 1280 × 800.
main.style.cssText = 'width: 888px; height: 532px';
mount(FilmMap, { target: main, props });
