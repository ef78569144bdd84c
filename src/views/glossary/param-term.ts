const TERMS: readonly (readonly [label: RegExp, id: string])[] = [
  [/^factors$/i, 'factor'],
  [/^(iterations|epochs)$/i, 'iteration'],
  [/^learning rate$/i, 'learning-rate'],
  [/regularisation$/i, 'penalty'],
  [/^damping$/i, 'damped-mean'],
  [/^folds$/i, 'k-fold'],
];

/** The term that explains a parameter of this label; undefined where its help says enough. */
export const paramTerm = (label: string): string | undefined =>
  TERMS.find(([pattern]) => pattern.test(label))?.[1];
