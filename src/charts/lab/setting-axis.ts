import { scaleLinear, scaleLog } from 'd3';

/** What a parameter was tried at: single values, or a stretch. */
export type Tried =
  | { readonly values: readonly (number | string)[] }
  | { readonly from: number; readonly to: number; readonly logarithmic: boolean };

/** Positions along an axis, as shares of its length. */
export interface SettingAxis {
  readonly at: (value: number | string) => number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** Values stand side by side, as far from each other whatever they are; a stretch is a scale. */
export function settingAxis(tried: Tried): SettingAxis {
  if ('values' in tried) {
    const { values } = tried;
    const places = new Map(values.map((value, k) => [value, k]));
    const at = (value: number | string) => ((places.get(value) ?? -1) + 0.5) / values.length;
    return { at, ticks: values.map((value) => ({ at: at(value), text: String(value) })) };
  }
  const { from, to, logarithmic } = tried;
  const scale = (logarithmic ? scaleLog() : scaleLinear()).domain([from, to]).range([0.02, 0.98]);
  const shown = logarithmic ? scale.ticks(4).filter(isRound) : scale.ticks(5);
  const ticks = shown.length > 1 ? shown : [from, to];
  return {
    at: (value) => scale(Number(value)),
    ticks: ticks.map((tick) => ({ at: scale(tick), text: String(Number(tick.toPrecision(6))) })),
  };
}

/** 1, 10, 0.1 … and 3 of each, as labels between them would touch. */
const isRound = (tick: number) => /^[13]0*$|^0\.0*[13]$/.test(String(Number(tick.toPrecision(3))));
