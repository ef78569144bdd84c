import { expect, test } from 'vitest';
import { pictureFile } from '../../src/charts/picture-file';

interface Drawn {
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly style?: Readonly<Record<string, string>>;
  readonly inside?: readonly (Drawn | string)[];
}

const BODY = {};
const styles = new Map<object, Readonly<Record<string, string>>>([
  [BODY, { 'background-color': '#fcfcfa' }],
]);

/** As much of an element as is read. */
function element({ tag, attributes = {}, style = {}, inside = [] }: Drawn): object {
  const made = {
    nodeType: 1,
    ownerDocument: { body: BODY },
    tagName: tag,
    attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
    getAttribute: (name: string) => attributes[name] ?? null,
    hasAttribute: (name: string) => name in attributes,
    childNodes: inside.map((one) =>
      typeof one === 'string' ? { nodeType: 3, textContent: one } : element(one),
    ),
  };
  styles.set(made, style);
  return made;
}

const fileOf = (drawn: Drawn) =>
  pictureFile(
    element(drawn) as SVGSVGElement,
    { title: 'Four & five are usual', source: 'a <set>' },
    (one) => ({ getPropertyValue: (name) => styles.get(one)?.[name] ?? '' }),
  );

const chart = (...inside: readonly Drawn[]): Drawn => ({
  tag: 'svg',
  attributes: { width: '400', height: '100' },
  style: { color: 'rgb(1, 2, 3)', 'font-family': '"A B", serif' },
  inside,
});

test('a drawing carries its styles, its title and its source, and no class of the page', () => {
  const { text, width, height } = fileOf(
    chart({
      tag: 'rect',
      attributes: { x: '1', class: 'svelte-1', height: '5', 'aria-label': 'no' },
      style: { fill: 'rgb(9, 9, 9)', stroke: 'none' },
    }),
  );
  expect([width, height]).toEqual([448, 188]);
  expect(text).toContain('<rect x="1" height="5" fill="rgb(9, 9, 9)"/>');
  expect(text).toContain('>Four &amp; five are usual</text>');
  expect(text).toContain('>a &lt;set&gt;</text>');
  expect(text).toContain('fill="#fcfcfa"');
  expect(text).not.toMatch(/class|aria|var\(/);
});

test('what is only for the screen, and what is not displayed, is left out', () => {
  const { text } = fileOf(
    chart(
      { tag: 'circle', attributes: { 'data-screen': '', r: '7' } },
      { tag: 'path', attributes: { d: 'M0 0' }, style: { display: 'none' } },
      { tag: 'circle', attributes: { r: '3' } },
    ),
  );
  expect(text).toContain('r="3"');
  expect(text).not.toMatch(/r="7"|M0 0/);
});

test('what is inherited is said once', () => {
  const style = { fill: 'red' };
  const { text } = fileOf(
    chart({ tag: 'g', style, inside: [{ tag: 'text', style, inside: ['  5\n stars '] }] }),
  );
  expect(text).toContain('<g fill="red"><text> 5 stars </text></g>');
});

test('a title wider than the drawing takes several lines', () => {
  const title = 'A few films hold most of the ratings that people gave to them over the years';
  const svg = element(chart()) as SVGSVGElement;
  const { text, height } = pictureFile(svg, { title, source: '' }, (one) => ({
    getPropertyValue: (name) => styles.get(one)?.[name] ?? '',
  }));
  const lines = [...text.matchAll(/font-weight="600">([^<]*)</g)].map(([, line]) => line);
  expect(lines.length).toBe(2);
  expect(lines.join(' ')).toBe(title);
  expect(height).toBeCloseTo(188 + 1.3 * 16, 9);
});

test('more text stands below the title, smaller', () => {
  const { text, height } = pictureFile(
    element(chart()) as SVGSVGElement,
    { title: 'Four', text: 'Of all.', source: '' },
    (one) => ({ getPropertyValue: (name) => styles.get(one)?.[name] ?? '' }),
  );
  expect(text).toMatch(/font-size="16"[^>]*>Four<[^]*font-size="13"[^>]*>Of all\.</);
  expect(height).toBeCloseTo(188 + 1.3 * 13, 9);
});
