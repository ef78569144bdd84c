import { aligned, digits, rangeOf } from '../report';
import type { Spread } from '../spread';
import { BUDGETS, type Budget, type Row } from './budgets';
import { judge, REFERENCE_LOOP_MS, type Figures, type Judgement, type Sample } from './verdict';

/** Where and with what it was measured. */
export interface Circumstances {
  /** Name and size of the data set that the page opens with. */
  readonly data: string;
  readonly browser: string;
  readonly machine: string;
  readonly visits: number;
  /** How many times slower the page was made on purpose; 1 for not at all. */
  readonly slowDown: number;
  readonly loop: { readonly page: Spread; readonly worker: Spread };
}

/** One line of the table. */
export interface Line extends Judgement {
  readonly row: Row;
  readonly budget: Budget;
  readonly samples: readonly Sample[];
}

const WORDS = { kept: 'ok', over: 'over', gross: 'REGRESSION' } as const;

/** What was measured, budget by budget in their order, and how it is judged. */
export function linesOf(figures: Figures): Line[] {
  return (Object.keys(BUDGETS) as Row[]).flatMap((row) => {
    const [budget, samples] = [BUDGETS[row], figures[row]];
    return samples ? [{ row, budget, samples, ...judge(budget, samples) }] : [];
  });
}

/** The table for people. */
export function asTable(lines: readonly Line[], circumstances: Circumstances): string {
  const header = ['', 'median', 'range', 'in loops', 'at reference speed', 'budget', 'verdict'];
  const rows = lines.map(({ budget, measured, loops, atReference, verdict }) => [
    budget.what,
    `${digits(measured.median)} ${budget.unit}`.trim(),
    rangeOf(measured),
    Number.isNaN(loops) ? '' : digits(loops),
    budget.kind === 'fixed' ? '' : digits(atReference),
    `≤ ${budget.most} ${budget.unit}`.trim(),
    WORDS[verdict],
  ]);
  return `${preamble(circumstances)}\n\n${aligned([header, ...rows])}`;
}

function preamble({ data, browser, machine, visits, slowDown, loop }: Circumstances): string {
  const slowness = (loop.page.median + loop.worker.median) / 2 / REFERENCE_LOOP_MS;
  return [
    `${data}. ${browser}, ${machine}. ${visits} first visits and returns.`,
    `Calibration loop: ${digits(loop.page.median)} ms in the page (${rangeOf(loop.page)}), ${digits(loop.worker.median)} ms in a worker ` +
      `(${rangeOf(loop.worker)}), both at once; ${digits(slowness)} × the reference of ${REFERENCE_LOOP_MS} ms.`,
    ...(slowDown > 1 ? [`The page was made ${slowDown} × slower on purpose.`] : []),
  ].join('\n');
}

/** The same for programs: plain data, NaN as null. */
export function asJson(lines: readonly Line[], circumstances: Circumstances): string {
  const report = { ...circumstances, referenceLoopMs: REFERENCE_LOOP_MS, lines };
  return `${JSON.stringify(report, null, 2)}\n`;
}
