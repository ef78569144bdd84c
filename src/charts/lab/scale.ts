import { scaleLinear } from 'd3';

/** A figure and its standard error; NaN where there is none. */
export interface Estimate {
  readonly mean: number;
  readonly se: number;
}

/** Positions along an axis that several rows share, as shares of its length. */
export interface SharedScale {
  /** 0 … 1 for what lies within. */
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

/** Values nearer to each other than this share of them are one. */
const LEAST_SPREAD = 1e-9;

/** How far an error bar reaches: one standard error, as it is printed. */
export const reachOf = ({ mean, se }: Estimate): readonly [number, number] => {
  const reach = se > 0 ? se : 0;
  return [mean - reach, mean + reach];
};

/** An axis that holds every estimate and its error, and these values; a little room stays at both ends. */
export function sharedScale(
  estimates: readonly Estimate[],
  values: readonly number[] = [],
): SharedScale {
  const ends = [...estimates.flatMap(reachOf), ...values].filter(Number.isFinite);
  const [low, high] = ends.length > 0 ? [Math.min(...ends), Math.max(...ends)] : [0, 1];
  const spread = high - low;
  const isPoint = !(spread > LEAST_SPREAD * Math.abs(high)); // an axis of rounding errors has no ticks of its own
  const room = (isPoint ? 0.05 * Math.abs(high) : 0.06 * spread) || 0.5;
  const scale = scaleLinear()
    .domain([low - room, high + room])
    .range([0, 1]);
  return { at: scale, ticks: scale.ticks(4), format: scale.tickFormat(4) };
}

/** Decimals at which two digits of an error are seen: two to five; three where there is none. */
export function decimalsFor(...errors: readonly number[]): number {
  const se = Math.max(0, ...errors.filter(Number.isFinite));
  if (se === 0) return 3;
  return [2, 3, 4].find((decimals) => se * 10 ** decimals >= 9.5) ?? 5;
}

/** Decimals for figures that stand together: those of the largest error. */
export const sharedDecimals = (estimates: readonly (Estimate | undefined)[]): number =>
  decimalsFor(...estimates.map((one) => one?.se ?? NaN));

/** "0.854"; "–" for none. */
export const meanText = ({ mean, se }: Estimate, decimals = decimalsFor(se)): string =>
  Number.isNaN(mean) ? '–' : signed(mean.toFixed(decimals));

/** "0.014"; "<0.001" where these decimals would make it none. */
export function seText(se: number, decimals: number): string {
  const text = se.toFixed(decimals);
  return Number(text) > 0 ? text : `<${(10 ** -decimals).toFixed(decimals)}`;
}

/** "± 0.014"; empty where there is no error. */
export const errorText = ({ mean, se }: Estimate, decimals = decimalsFor(se)): string =>
  Number.isNaN(mean) || !(se > 0) ? '' : `± ${seText(se, decimals)}`;

/** A real minus, and none before nothing. */
const signed = (text: string) => text.replace(/^-(?=[0.]*$)/, '').replace('-', '−');
