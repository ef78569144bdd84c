/** Every element a poster may have. */
export const DRAWN: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'rect',
  'circle',
  'ellipse',
  'path',
  'text',
]);

/** Names of the elements of a poster; throws where a tag, an entity or the nesting is not XML. */
export function elementsOf(svg: string): readonly string[] {
  const open: string[] = [];
  const seen: string[] = [];
  const tag = /<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<>]*")*)(\/?)>/y;
  const text = /(?:[^<>&]|&(?:amp|lt|gt|quot);)+/y;
  for (let at = 0; at < svg.length;) {
    tag.lastIndex = text.lastIndex = at;
    const match = tag.exec(svg) ?? text.exec(svg);
    if (!match) throw new Error(`Not XML at ${at}: ${svg.slice(at, at + 60)}`);
    at += match[0].length;
    const [, closing, name, , empty] = match;
    if (name === undefined) continue;
    if (closing && open.pop() !== name) throw new Error(`Unexpected </${name}> at ${at}`);
    if (!closing) seen.push(name);
    if (!closing && !empty) open.push(name);
  }
  if (open.length > 0) throw new Error(`Not closed: ${open.join(', ')}`);
  return seen;
}
