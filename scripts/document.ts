import { fail } from '../src/core/errors';

/** What stands between the two markers of a name in a document, `<!-- name -->` and `<!-- /name -->`. */
export function partIn(document: string, name: string): string {
  const { from, to } = placeIn(document, name);
  return document.slice(from, to).trim();
}

/** The document with another text between the two markers of a name. */
export function withPart(document: string, name: string, text: string): string {
  const { from, to } = placeIn(document, name);
  return `${document.slice(0, from)}\n\n${text}\n\n${document.slice(to)}`;
}

function placeIn(document: string, name: string): { from: number; to: number } {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = document.indexOf(open) + open.length;
  const to = document.indexOf(close);
  return document.includes(open) && to >= from
    ? { from, to }
    : fail('DataError', `The document lacks ${open} and, after it, ${close}.`);
}
