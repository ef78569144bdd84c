import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { spreadOf, type Spread } from './spread';

/** One way of doing a job. */
export interface Variant {
  readonly name: string;
  /** Called before every run, outside the clock. */
  readonly prepare?: () => void;
  readonly run: () => void;
  /** At most this multiple of the yardstick's CPU time. */
  readonly budget?: number;
}

/** Variants of one job, or jobs worth comparing. */
export interface Comparison {
  readonly title: string;
  /** The first one is the yardstick. */
  readonly variants: readonly Variant[];
  /** Bytes a run reads, where its speed is one of reading. */
  readonly bytes?: number;
  /** At most so many rounds, where each takes long. */
  readonly rounds?: number;
}

/** What a variant took for one run over the rounds, in milliseconds, and against the yardstick. */
export interface Timing {
  readonly variant: Variant;
  readonly cpu: Spread;
  readonly wall: Spread;
  /** CPU time by the yardstick's of the same round. */
  readonly ratio: Spread;
}

/** A sample is as many runs as fill this time, so that the clock's grain does not show. */
const SAMPLE_MS = 50;
const WARM_UP_ROUNDS = 2;

/**
 * Times the variants in turn, A B C A B C …, so that a change in the machine's load meets all of them. Two rounds of
 * warming up are not counted.
 */
export function compare(
  { variants, rounds: most = Infinity }: Comparison,
  wanted: number,
): Timing[] {
  const rounds = Math.min(wanted, most);
  const runs = variants.map(() => 1);
  const samples: Sample[][] = variants.map(() => []);
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    variants.forEach((variant, v) => {
      const sample = sampleOf(variant, runs[v]);
      if (round >= 0) samples[v].push(sample);
      else runs[v] = Math.max(1, Math.ceil(SAMPLE_MS / sample.wall));
    });
  }
  return variants.map((variant, v) => ({
    variant,
    cpu: spreadOf(samples[v].map(({ cpu }) => cpu)),
    wall: spreadOf(samples[v].map(({ wall }) => wall)),
    ratio: spreadOf(samples[v].map(({ cpu }, round) => cpu / samples[0][round].cpu)),
  }));
}

interface Sample {
  readonly cpu: number;
  readonly wall: number;
}

/** Milliseconds of one run, of the process's CPU and of the clock on the wall. */
function sampleOf({ prepare, run }: Variant, runs: number): Sample {
  let [cpu, wall] = [0, 0];
  collectGarbage();
  for (let n = 0; n < runs; n++) {
    prepare?.();
    const usageBefore = process.cpuUsage();
    const before = performance.now();
    run();
    wall += performance.now() - before;
    const { user, system } = process.cpuUsage(usageBefore);
    cpu += (user + system) / 1000;
  }
  return { cpu: cpu / runs, wall: wall / runs };
}

// Nobody pays for what another variant left behind.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
