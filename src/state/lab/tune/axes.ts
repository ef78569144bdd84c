import type { NumberParam, Param } from '../../../core/params';
import { parseModelSpec } from '../../../core/params';

/** How a parameter takes part: one value, several, or any between two ends. */
export type AxisKind = 'one' | 'values' | 'range';

/** A parameter of the space, as texts: its value, its values, or both ends. */
export interface AxisChoice {
  readonly name: string;
  readonly kind: AxisKind;
  readonly texts: readonly string[];
}

/** A space as it is typed: parameters that are not named keep their defaults. */
export interface SpaceChoice {
  readonly id: string;
  readonly axes: readonly AxisChoice[];
}

/** Reads what {@link spaceText} writes, and the model's name of anything else. */
export function spaceFrom(text: string): SpaceChoice {
  try {
    const { id, params } = parseModelSpec(text);
    const axes = Object.entries(params).map(([name, value]) => axisFrom(name, String(value)));
    return { id, axes };
  } catch {
    return { id: text.replace(/:.*/s, ''), axes: [] };
  }
}

function axisFrom(name: string, text: string): AxisChoice {
  const ends = text.split('..');
  if (text.includes('|')) {
    return { name, kind: 'values', texts: text.split('|').map((value) => value.trim()) };
  }
  return ends.length === 2
    ? { name, kind: 'range', texts: ends }
    : { name, kind: 'one', texts: [text] };
}

/** "als:factors=8|16|32,l2=0.1..10". Several values that are one are written as that. */
export function spaceText({ id, axes }: SpaceChoice): string {
  const parts = axes.map(
    ({ name, kind, texts }) => `${name}=${texts.join(kind === 'range' ? '..' : '|')}`,
  );
  return parts.length > 0 ? `${id}:${parts.join(',')}` : id;
}

/** The values of a list as it is typed: with commas, spaces or bars between them. */
export const valuesIn = (typed: string): string[] => typed.split(/[\s,;|]+/).filter(Boolean);

/** The same parameter taking part in another way, with what it had as far as that goes. */
export function turnedInto(kind: AxisKind, axis: AxisChoice, param: Param): AxisChoice {
  if (kind === axis.kind) return axis;
  const { name, texts } = axis;
  if (param.type !== 'number') {
    const options = param.type === 'choice' ? param.options : texts;
    return { name, kind, texts: kind === 'one' ? texts.slice(0, 1) : options };
  }
  const numbers = texts.map(Number).filter((value) => !Number.isNaN(value));
  const known = numbers.length > 0 ? numbers : [param.default];
  return { name, kind, texts: [...new Set(numbersFor(kind, known, param).map(String))] };
}

function numbersFor(kind: AxisKind, known: readonly number[], param: NumberParam): number[] {
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const near = (value: number) => rounded(value, param);
  if (kind === 'one') return [near(middleOf(low, high))];
  if (low !== high) return kind === 'range' ? [low, high] : [low, near(middleOf(low, high)), high];
  const by = kind === 'range' ? 4 : 2;
  const ends = low > 0 ? [near(low / by), near(low * by)] : [low, near(param.max / 2)];
  if (kind === 'values') return [ends[0], low, ends[1]].sort((a, b) => a - b);
  return ends[0] < ends[1] ? ends : [param.min, param.max];
}

/** Of numbers that are far apart, the middle of their logarithms. */
const middleOf = (low: number, high: number) =>
  low > 0 && high >= 4 * low ? Math.sqrt(low * high) : (low + high) / 2;

/** Within what the parameter takes, and short enough to be read. */
function rounded(value: number, { min, max, step }: NumberParam): number {
  const short = step === 1 ? Math.round(value) : Number(value.toPrecision(2));
  return Math.min(max, Math.max(min, short));
}
