/** A browser's complaint that a chart was laid out twice; nothing is wrong. */
const HARMLESS = /^ResizeObserver loop/;

/** Errors of the page itself that nobody has caught: each is shown, so that nothing fails in silence. */
export class Faults {
  /** The latest, in the words of its error. */
  latest = $state<string | undefined>(undefined);

  /** @param target Where such errors are reported: the window. */
  constructor(target: Pick<Window, 'addEventListener'>) {
    target.addEventListener('error', ({ message, error }) => this.note(error ?? message));
    target.addEventListener('unhandledrejection', ({ reason }) => this.note(reason));
  }

  /** Shows an error, or whatever else was thrown. */
  note(error: unknown): void {
    const text = wordsOf(error);
    if (!HARMLESS.test(text)) this.latest = text;
  }
}

/** What an error says, as a sentence. */
export function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
