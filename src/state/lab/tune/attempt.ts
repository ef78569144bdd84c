/** What came of something, or why nothing did. */
export interface Attempt<T> {
  readonly value?: T | undefined;
  readonly problem?: string | undefined;
}

/** Errors of the core have messages that can be shown. */
export function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { value: work() };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** Reads what somebody has typed. */
export function wholeNumber(
  what: string,
  text: string,
  low: number,
  high: number,
): Attempt<number> {
  const value = Number(text);
  if (/^\d{1,10}$/.test(text) && value >= low && value <= high) return { value };
  return { problem: `Got the ${what} ${text}; expected a whole number from ${low} to ${high}.` };
}
