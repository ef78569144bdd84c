/** So many at a frame, so that none is late. */
const AT_A_TIME = 4;

const waiting = new Set<() => void>();
let frame = 0;

/** Draws something in one of the next frames, after all that asked before; what is returned calls it off. */
export function inTurn(draw: () => void): () => void {
  waiting.add(draw);
  frame ||= requestAnimationFrame(drawSome);
  return () => waiting.delete(draw);
}

function drawSome(): void {
  const now = [...waiting].slice(0, AT_A_TIME);
  for (const draw of now) {
    waiting.delete(draw);
    draw();
  }
  frame = waiting.size > 0 ? requestAnimationFrame(drawSome) : 0;
}
