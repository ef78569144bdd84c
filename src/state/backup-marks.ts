/** The visitor is reminded when so many ratings are in no file, and after so many more again. */
export const REMIND_AFTER = 20;
/** Fired where all ratings have been handed over as a file that brings everything back. */
export const EXPORTED = 'matinee-exported';
