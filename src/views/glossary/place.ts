interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** From the edges of the window, and from the word, px. */
const [EDGE, GAP] = [8, 6];

/**
 * Where a panel stands beside a word: below it where there is room, else above, else where there is more; never beyond the
 * window.
 * @returns The corner at the top left, and the greatest height, px.
 */
export function placeBeside(word: Box, panel: Size, view: Size) {
  const below = view.height - word.bottom - GAP - EDGE;
  const above = word.top - GAP - EDGE;
  const under = panel.height <= below || below >= above;
  const height = Math.max(120, Math.min(view.height - 2 * EDGE, under ? below : above));
  const shown = Math.min(panel.height, height);
  const top = under ? word.bottom + GAP : word.top - GAP - shown;
  return {
    left: Math.max(EDGE, Math.min(word.left, view.width - panel.width - EDGE)),
    top: Math.max(EDGE, Math.min(top, view.height - shown - EDGE)),
    height,
  };
}
