import { isRecord } from '../../../core/profile-file';

const KEY = 'matinee-run';

/** How far a run has come. */
export interface Reached {
  /** Says data and settings. */
  readonly run: string;
  /** From 1. */
  readonly iteration: number;
}

/** Keeps it for as long as the tab is open; where the browser refuses, a reload begins with nothing. */
export function keepReached(reached: Reached): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(reached));
  } catch {
    // Refused or full.
  }
}

/** What was kept, as before a reload. */
export function keptReached(): Reached | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    const { run, iteration } = isRecord(kept) ? kept : {};
    if (typeof run === 'string' && typeof iteration === 'number') return { run, iteration };
  } catch {
    // Refused, or not of this page.
  }
  return undefined;
}

export function forgetReached(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Refused.
  }
}
