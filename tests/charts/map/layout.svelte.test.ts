import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FilmMapProps } from '../../../src/charts/map/props';
import { byStars } from './scenes';

let now = 0;
let reduced = false;
const frames: FrameRequestCallback[] = [];
vi.stubGlobal('window', {
  matchMedia: () => ({
    get matches() {
      return reduced;
    },
    addEventListener: () => {},
    removeEventListener: () => {},
  }),
});
vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback));
vi.spyOn(performance, 'now').mockImplementation(() => now);
afterAll(() => void vi.unstubAllGlobals());

/** Lets time pass, a frame every 20 ms. */
function pass(ms: number): void {
  for (const end = now + ms; now < end;) {
    now += 20;
    for (const frame of frames.splice(0)) frame(now);
  }
}

const { MapLayout } = await import('../../../src/charts/map/layout.svelte');

const size = { width: 800, height: 500 };
const LEFT = { x: Float32Array.of(0, 1, 2), y: Float32Array.of(0, 1, 0) };
const RIGHT = { x: Float32Array.of(2, 1, 0), y: Float32Array.of(0, 1, 0) };
const LARGE = { x: Float32Array.of(0, 10, 20), y: Float32Array.of(0, 10, 0) };

function laidOut() {
  let given = $state.raw<Partial<FilmMapProps>>({});
  const colour = byStars(Float32Array.of(3, 4, 5));
  const common = { counts: Uint32Array.of(5, 9, 7), colour, titles: [], years: new Int16Array(3) };
  const layout = new MapLayout(
    () => ({ ...common, ...LEFT, you: undefined, ...given }) as FilmMapProps,
    () => size,
  );
  const give = (more: Partial<FilmMapProps>) => {
    given = { ...given, ...more };
    return layout.arrange();
  };
  layout.arrange();
  return { layout, give, x: () => [...layout.films.positions.x] };
}

beforeEach(() => void (reduced = false));

describe('another layout', () => {
  it('is travelled to', () => {
    const { layout, give, x } = laidOut();
    const [start, middle, end] = x();
    expect(give(RIGHT)).toBe(true);
    expect(x()).toEqual([start, middle, end]);
    expect(layout.travelling).toBe(true);
    pass(320);
    expect(x()[0]).toBeGreaterThan(start + 50);
    expect(x()[0]).toBeLessThan(end - 50);
    expect(x()[1]).toBeCloseTo(middle, 3);
    pass(400);
    expect(layout.travelling).toBe(false);
    expect(x()).toEqual([end, middle, start]);
  });

  it('is there at once under reduced motion', () => {
    const { layout, give, x } = laidOut();
    const [start, , end] = x();
    reduced = true;
    expect(give(RIGHT)).toBe(true);
    expect(layout.travelling).toBe(false);
    expect(x()[0]).toBe(end);
    expect(x()[2]).toBe(start);
  });

  it('that comes on the way is travelled to from there', () => {
    const { give, x } = laidOut();
    const [start] = x();
    give(RIGHT);
    pass(320);
    const [half] = x();
    give(LEFT);
    expect(x()[0]).toBeCloseTo(half, 3);
    pass(700);
    expect(x()[0]).toBe(start);
  });

  it('takes the pin along', () => {
    const { layout, give } = laidOut();
    give({ you: { x: 0, y: 0 } });
    const before = layout.pin;
    give({ ...RIGHT, you: { x: 2, y: 0 } });
    expect(layout.pin).toEqual(before);
    pass(700);
    expect(layout.pin?.x).toBeGreaterThan(700);
  });

  it('is not one of another name where only its positions are new', () => {
    const { layout, give } = laidOut();
    give({ layout: 'pca' });
    expect(give({ ...RIGHT, layout: 'pca' })).toBe(false);
    expect(layout.travelling).toBe(true);
    expect(give({ ...LEFT, layout: 'umap' })).toBe(true);
    pass(700);
  });

  it('shows a film at once that had no place', () => {
    const { give, x } = laidOut();
    const [, , end] = x();
    give({ ...LEFT, x: Float32Array.of(0, 1, NaN) });
    pass(700);
    give(LEFT);
    expect(x()[2]).toBe(end);
  });
});

describe('live positions', () => {
  it('are drawn at once, and the frame follows', () => {
    const { layout, give, x } = laidOut();
    expect(give({ live: true })).toBe(false);
    const { scaleX } = layout.frame;
    expect(give(LARGE)).toBe(false);
    expect(layout.travelling).toBe(false);
    expect(layout.frame.scaleX).toBeLessThan(scaleX / 2);
    expect(layout.frame.scaleX).toBeGreaterThan(scaleX / 10);
    expect(x()[2]).toBeGreaterThan(800);
    for (let n = 0; n < 20; n++) give({ ...LARGE, x: LARGE.x.slice() });
    expect(layout.frame.scaleX).toBeCloseTo(scaleX / 10, 2);
  });

  it('settle in their place when they end', () => {
    const { layout, give } = laidOut();
    give({ live: true });
    give(LARGE);
    const following = layout.frame;
    expect(give({ live: false })).toBe(false);
    expect(layout.travelling).toBe(true);
    pass(700);
    expect(layout.travelling).toBe(false);
    expect(layout.frame.scaleX).toBeLessThan(following.scaleX);
  });
});

describe('the order of drawing', () => {
  it('goes by number of ratings, the selection last, and leaves out what the filter hides', () => {
    const { layout, give } = laidOut();
    expect([...layout.drawing]).toEqual([0, 2, 1]);
    give({ selection: new Set([0]) });
    expect([...layout.drawing]).toEqual([2, 1, 0]);
    expect([...layout.order]).toEqual([0, 2, 1]);
    expect(layout.ringed).toEqual([0]);
    give({ filter: { from: 3.5, to: 4.5 } });
    expect([...layout.drawing]).toEqual([2, 1]);
    expect(layout.ringed).toEqual([]);
    expect(layout.empty).toBe(false);
  });
});
