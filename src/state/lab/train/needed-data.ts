/** A data set that can be opened by a click. */
interface Choice {
  readonly name: string;
  readonly sha256: string;
}

/** Where the data that a link was made with are: `here` can be opened; `released` can be fetched; `unknown` cannot. */
export type NeededData =
  | { readonly kind: 'here'; readonly choice: Choice }
  | { readonly kind: 'released'; readonly name: string; readonly page: string }
  | { readonly kind: 'unknown'; readonly sha: string };

/** Archives whose makers hand them out, by SHA-256. */
const RELEASES = [
  {
    name: 'MovieLens’s ml-latest-small.zip',
    sha256: '696d65a3dfceac7c45750ad32df2c259311949efec81f0f144fdfb91ebc9e436',
    page: 'https://grouplens.org/datasets/movielens/latest/',
  },
] as const;

/** Digits of a SHA-256 in a link: enough to tell any two data sets apart. */
export const SHA_DIGITS = 12;
/** Fewer could mean several. */
const LEAST_DIGITS = 6;

/** @param sha The first digits of the SHA-256, as a link has them. */
export function neededData(sha: string, choices: readonly Choice[]): NeededData {
  const digits = sha.toLowerCase();
  if (!(/^[0-9a-f]{1,64}$/.test(digits) && digits.length >= LEAST_DIGITS)) {
    return { kind: 'unknown', sha: '' };
  }
  const isIt = ({ sha256 }: Pick<Choice, 'sha256'>) => sha256.startsWith(digits);
  const choice = choices.find(isIt);
  if (choice) return { kind: 'here', choice };
  const release = RELEASES.find(isIt);
  if (release) return { kind: 'released', name: release.name, page: release.page };
  return { kind: 'unknown', sha: digits };
}
