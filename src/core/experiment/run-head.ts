export const RUN_FORMAT = 'matinee-run';

/** So many of a file's bytes are enough to know a run by. */
export const RUN_HEAD_BYTES = 1000;

const NAMED = new RegExp(`^[\\s\\ufeff]*\\{[^]*"format"\\s*:\\s*"${RUN_FORMAT}"`);

/** Whether a file that begins so is that of a run, one that cannot be read perhaps. */
export const looksLikeRun = (head: string): boolean => NAMED.test(head);
