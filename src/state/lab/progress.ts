/** A fit of a run, and how far it is. */
export interface TaskState {
  /** Position of its model. */
  readonly model: number;
  /** 0 … 1; 1 once it is done. */
  readonly fraction: number;
  /** What it took, in seconds, once it is done; undefined for one that was recalled and took nothing. */
  readonly seconds?: number | undefined;
  /** Seconds since it began, while it runs. */
  readonly elapsed?: number | undefined;
}

/** A fraction from which what is left can be told from what it took so far. */
const TELLING = 0.1;

/**
 * Seconds until all tasks are done, from what those of the same model took; undefined while nothing is known.
 * @param workers How many run at a time.
 */
export function secondsLeft(tasks: readonly TaskState[], workers: number): number | undefined {
  const open = tasks.filter(({ fraction }) => fraction < 1);
  const known = new Map(
    [...new Set(tasks.map(({ model }) => model))].map((m) => [m, lengthOf(tasks, m)]),
  );
  const lengths = [...known.values()].filter((length) => length !== undefined);
  if (lengths.length === 0) return open.length === 0 ? 0 : undefined;
  const typical = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const left = open.map(({ model, fraction }) => (1 - fraction) * (known.get(model) ?? typical));
  const longest = Math.max(0, ...left);
  const sum = left.reduce((all, seconds) => all + seconds, 0);
  return Math.max(longest, sum / Math.max(1, workers));
}

/** How long a fit of a model takes: the mean of those that are done, else what one that runs will come to. */
function lengthOf(tasks: readonly TaskState[], model: number): number | undefined {
  const own = tasks.filter((task) => task.model === model);
  const done = own.flatMap(({ seconds }) => seconds ?? []);
  if (done.length > 0) return done.reduce((sum, seconds) => sum + seconds, 0) / done.length;
  const guesses = own.flatMap(({ elapsed, fraction }) =>
    elapsed !== undefined && fraction >= TELLING ? elapsed / fraction : [],
  );
  return guesses.length > 0 ? Math.max(...guesses) : undefined;
}

/** "about 40 seconds left", rounded so that it does not flicker. */
export function leftText(seconds: number | undefined): string {
  if (seconds === undefined) return '';
  if (seconds < 10) return 'a few seconds left';
  if (seconds < 55) return `about ${10 * Math.ceil(seconds / 10)} seconds left`;
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes === 1 ? 'about a minute left' : `about ${minutes} minutes left`;
}
