import type { Box } from './labels';
import type { Scene } from './scene';

/** The rooms of the captions of the axes: right end of the one, clear of the legend, and top of the other, under the tools. */
export function axisBoxes(
  { size, axes, taken }: Pick<Scene, 'size' | 'axes' | 'taken'>,
  measure: (text: string) => number,
): readonly Box[] {
  if (!axes) return [];
  const [across, up] = axisTexts(axes).map((text) => measure(text) + 8);
  const [tools, legend] = taken;
  const right = size.width - 6;
  const left = right - across;
  const bottom = legend && legend.right > left ? legend.top - 2 : size.height - 6;
  const top = (tools?.bottom ?? 0) + 6;
  return [
    { left, right, top: bottom - 20, bottom },
    { left: 10, right: 10 + up, top, bottom: top + 20 },
  ];
}

/** What the axes say, each with the way it grows. */
export const axisTexts = ([across, up]: readonly [string, string]) =>
  [`${across} →`, `↑ ${up}`] as const;
