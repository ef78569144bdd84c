import { fail } from '../../src/core/errors';

const OPEN = '<!-- figures -->';
const CLOSE = '<!-- /figures -->';

/** What stands between the two markers of a document. */
export function figuresIn(document: string): string {
  const { from, to } = placeIn(document);
  return document.slice(from, to).trim();
}

/** The document with other figures between its two markers. */
export function withFigures(document: string, figures: string): string {
  const { from, to } = placeIn(document);
  return `${document.slice(0, from)}\n\n${figures}\n\n${document.slice(to)}`;
}

function placeIn(document: string): { from: number; to: number } {
  const from = document.indexOf(OPEN);
  const to = document.indexOf(CLOSE);
  return from >= 0 && to > from
    ? { from: from + OPEN.length, to }
    : fail(
        'DataError',
        `Got a document without ${OPEN} and ${CLOSE}; the figures go between them.`,
      );
}
