import {
  coloursOf,
  faded,
  marksOf,
  packed,
  type Colouring,
  type Theme,
} from '../../../src/charts/map/colours';
import type { Painted } from '../../../src/charts/map/painter';
import type { Scene } from '../../../src/charts/map/scene';
import { stepsOf } from '../../../src/charts/map/sizes';
import {
  FIT,
  fitFrame,
  orderByCount,
  positionsOf,
  type Size,
  type View,
} from '../../../src/charts/map/view';

/** The light theme, as its tokens have it. */
export const theme: Theme = {
  dark: false,
  paper: '#fcfcfa',
  ink: '#17191b',
  ink2: '#55595d',
  ink3: '#6b6f73',
  you: '#c2341d',
  quiet: '#8d9092',
  categories: [
    '#0072b2',
    '#e69f00',
    '#009e73',
    '#cc79a7',
    '#d55e00',
    '#56b4e9',
    '#000000',
    '#b8a900',
  ],
  font: '"A font", sans-serif',
  display: 'Display',
};

/** Numbers of 0 … 1, always the same for a seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Films in a few heaps, most of them with few ratings. */
export function heaps(films: number, seed = 7) {
  const random = seeded(seed);
  // The sum of three is near enough to a bell.
  const bell = () => random() + random() + random() - 1.5;
  const middles = Array.from({ length: 5 }, () => [3 * bell(), 2 * bell()]);
  const heap = Uint8Array.from({ length: films }, () => Math.floor(random() * 5));
  return {
    heap,
    x: Float32Array.from(heap, (h) => middles[h][0] + bell()),
    y: Float32Array.from(heap, (h) => middles[h][1] + bell()),
    counts: Uint32Array.from(heap, () => Math.ceil(300 * random() ** 6)),
    stars: Float32Array.from(heap, () => 3.5 + bell()),
  };
}

export const byStars = (values: Float32Array): Colouring => ({
  by: 'ramp',
  name: 'Predicted stars',
  values,
  range: [2.5, 4.5],
  ticks: [
    { at: 2.5, text: '2.5' },
    { at: 4.5, text: '4.5+' },
  ],
});

export const byHeap = (values: Uint8Array): Colouring => ({
  by: 'category',
  name: 'Heap',
  names: ['First', 'Second', 'Third', 'Fourth <&>'],
  values,
});

interface Given extends Partial<Scene> {
  readonly size: Size;
  readonly view?: View;
}

/** What a painter would have made of films in heaps. */
export function paintedOf(
  data: ReturnType<typeof heaps>,
  colour: Colouring,
  { size, view = FIT, selection, ...more }: Given,
): Painted {
  const { x, y, counts } = data;
  const marks = marksOf(colour, x.length);
  const order = orderByCount(counts);
  const films = {
    positions: positionsOf(fitFrame(x, y, size), x, y),
    order,
    steps: stepsOf(counts, marks, size),
    titles: Array.from(x, (_, film) => `Film ${film}`),
    years: new Int16Array(x.length).fill(1999),
  };
  const scene: Scene = {
    films,
    drawing: order,
    marks,
    colour,
    dark: false,
    size,
    view,
    resting: true,
    axes: undefined,
    regions: [],
    pin: undefined,
    trail: [],
    stop: undefined,
    lines: [],
    path: [],
    selection,
    ringed: [],
    sketch: undefined,
    focus: undefined,
    hovered: undefined,
    taken: [],
    cover: undefined,
    ...more,
  };
  const plain = coloursOf(colour, x.length, theme);
  const colours = selection ? faded(plain, selection, packed(theme.paper)) : plain;
  return { scene, theme, words: { labels: [], regions: [], axes: [] }, colours };
}
