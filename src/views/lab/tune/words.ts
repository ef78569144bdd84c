import { decimalsFor, errorText, meanText, seText } from '../../../charts/lab/scale';
import type { Ranked } from '../../../core/search/scores';

/** "0.851 ± 0.005"; "failed" where there is none. */
export function figureText({ score, failed }: Ranked, decimals: number): string {
  if (failed !== undefined) return 'failed';
  return [meanText(score, decimals), errorText(score, decimals)].filter(Boolean).join(' ');
}

/** "+0.012 ± 0.003": what a setting lacks to the best. */
export function behindText({ behind }: Ranked, decimals: number): string {
  if (Number.isNaN(behind.mean)) return '–';
  const sign = behind.mean < 0 ? '−' : '+';
  // What is nothing at these decimals is told with its own.
  const own = Number(behind.mean.toFixed(decimals)) === 0 ? decimalsFor(behind.se) : decimals;
  const error = behind.se > 0 ? ` ± ${seText(behind.se, own)}` : '';
  return `${sign}${Math.abs(behind.mean).toFixed(own)}${error}`;
}

/** "about 40 seconds", "about 3 minutes": how long a search takes on one core. */
export function aboutText(seconds: number): string {
  if (seconds < 15) return 'a few seconds';
  if (seconds < 50) return `about ${10 * Math.round(seconds / 10)} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes <= 1 ? 'about a minute' : `about ${minutes} minutes`;
}

/** What stands beside a setting. */
export const markOf = (row: Ranked, best: Ranked | undefined) =>
  row === best ? ('best' as const) : row.alike ? ('alike' as const) : undefined;

/** What the marks of each picture mean. */
export const HOW_TO_READ = {
  heat: 'The darker, the better. Outlined is the best; • marks what cannot be told from it.',
  dots: 'A dot for each setting: the larger, the better. Filled are the best and what cannot be told from it; a cross has failed.',
  sweep:
    'Mean and one standard error. Filled are the best and what cannot be told from it: bars that overlap may still differ clearly, person by person.',
} as const;
