/** How a rating counts as a choice: all the same, or liked films for more. */
export type ChoiceWeights = 'rating' | 'binary';

/** The parameter of models that learn from choices. */
export const choiceWeightsParam = {
  type: 'choice',
  label: 'Weights',
  help: 'For ranking: count every rating the same, or count liked films for more.',
  default: 'rating',
  options: ['rating', 'binary'],
} as const;

/** 1 from four stars, ½ from three, 0.1 below. */
const BY_RATING = Float64Array.from({ length: 11 }, (_, h) => (h >= 8 ? 1 : h >= 6 ? 0.5 : 0.1));
const BINARY = new Float64Array(11).fill(1);

/** The weight of a rating, by its half stars (0 … 10). */
export function choiceWeights(kind: ChoiceWeights): Float64Array {
  return kind === 'rating' ? BY_RATING : BINARY;
}

/** The weights of ratings, side by side with their half stars. */
export function weightsOf(kind: ChoiceWeights, halfStars: Uint8Array): Float64Array {
  const table = choiceWeights(kind);
  const weights = new Float64Array(halfStars.length);
  for (let k = 0; k < halfStars.length; k++) weights[k] = table[halfStars[k]];
  return weights;
}
