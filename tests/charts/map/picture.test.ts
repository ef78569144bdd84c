import { describe, expect, it } from 'vitest';
import { svgOf } from '../../../src/charts/map/picture';
import { escaped } from '../../../src/charts/map/svg-pen';
import { byHeap, byStars, heaps, paintedOf } from './scenes';

const size = { width: 800, height: 500 };
const footer = { title: 'Films <by> "factors" & more', filter: undefined, most: 300 };

/** The names of elements, each once for a start and once for an end; throws where they do not nest. */
function elementsOf(svg: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [, end, name, , empty] of svg.matchAll(
    /<(\/?)([a-z]+)((?:\s[a-zA-Z-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (end) expect(open.pop()).toBe(name);
    else {
      names.push(name);
      if (!empty) open.push(name);
    }
  }
  expect(open).toEqual([]);
  return names;
}

const times = (names: string[], name: string) => names.filter((one) => one === name).length;

describe('a drawing of the map', () => {
  const data = heaps(200);

  it('is whole XML with every film in sight, and its title as text', () => {
    const svg = svgOf(paintedOf(data, byStars(data.stars), { size }), footer);
    // 200 films, and the two dots of the legend.
    expect(times(elementsOf(svg), 'circle')).toBe(202);
    expect(svg).toContain('Films &lt;by&gt; &quot;factors&quot; &amp; more</title>');
    expect(svg.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
    expect(svg).not.toMatch(/NaN|undefined|http:\/\/(?!www\.w3\.org)|url\(/);
  });

  it('breaks its title after a colon where it is narrow, and grows by that', () => {
    const narrow = { width: 390, height: 452 };
    const drawn = (title: string) =>
      svgOf(paintedOf(data, byStars(data.stars), { size: narrow }), { ...footer, title });
    const heightOf = (svg: string) => Number(/height="([\d.]+)"/.exec(svg)?.[1]);
    const broken = drawn('Map of 200 films: Axes of a model');
    expect(broken).toContain('>Map of 200 films:<');
    expect(broken).toContain('>Axes of a model<');
    expect(heightOf(broken) - heightOf(drawn('Map of 200 films'))).toBe(20);
  });

  it('leaves out films out of sight', () => {
    const view = { k: 8, x: -3000, y: -1500 };
    const svg = svgOf(paintedOf(data, byStars(data.stars), { size, view }), footer);
    const dots = times(elementsOf(svg), 'circle') - 2;
    expect(dots).toBeGreaterThan(0);
    expect(dots).toBeLessThan(100);
  });

  it('draws shapes, and names in its legend those that are shown', () => {
    const painted = paintedOf(data, byHeap(data.heap), { size });
    const svg = svgOf(painted, { ...footer, filter: { hidden: [0] } });
    expect(svg).toContain('>Second<');
    expect(svg).toContain('>Fourth &lt;&amp;&gt;<');
    expect(svg).not.toContain('>First<');
    expect(svg).toContain('>other<');
  });

  it('has the pin, the trail, lines and paths', () => {
    const lines = [
      { film: 5, kept: true },
      { film: 6, kept: false },
    ];
    const pin = { at: { x: 300, y: 200 }, moved: { x: 400, y: 250 } };
    const more = { size, pin, trail: [{ x: 1, y: 2, text: '' }], lines, path: [7, 8, 9], focus: 4 };
    const svg = svgOf(paintedOf(data, byStars(data.stars), more), footer);
    expect(svg).toContain('M1 2L300 200');
    expect(svg).toContain('M300 200L400 250');
    expect(svg).toContain('>you<');
    expect(svg).toMatch(/stroke-dasharray="3 4"/);
    expect(times(elementsOf(svg), 'text')).toBe(6);
  });

  it('of all films stays below 3 MB, whatever their shapes', () => {
    const many = heaps(9742);
    const stars = Uint8Array.from(many.heap, () => 6); // the mark with most corners
    const names = Array.from({ length: 8 }, (_, i) => String(i));
    const colour = { by: 'category', name: 'Star', names, values: stars } as const;
    const svg = svgOf(paintedOf(many, colour, { size }), footer);
    expect(svg.length).toBeGreaterThan(1_000_000);
    expect(svg.length).toBeLessThan(3_000_000);
  });
});

it('text is escaped, and what XML cannot say is left out', () => {
  expect(escaped('a<b>&"c"\u0000\u0007\n')).toBe('a&lt;b&gt;&amp;&quot;c&quot;\n');
});
