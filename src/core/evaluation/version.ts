/** Raised when judging, a protocol or the breaking of ties changes: outcomes and scores that are kept hold no longer. */
export const EVALUATION_VERSION = 2;
