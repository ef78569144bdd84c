import type { History } from '../history';
import type { Explanation, FeatureShare } from '../models/model';

/** A part of predicted stars, as a row of their account. */
export interface AccountRow {
  readonly kind:
    | 'average'
    | 'film'
    | 'neighbours'
    | 'you'
    | 'rating'
    | 'others'
    | 'limit'
    | 'genres'
    | 'era'
    | 'fame'
    | 'company'
    | 'own'
    | 'similar';
  /** Of a rating: its film and half stars. */
  readonly film?: number;
  readonly halfStars?: number;
  /** Of the other ratings: how many. */
  readonly count?: number;
  /** What it adds, in hundredths of a star. */
  readonly hundredths: number;
}

/** Predicted stars taken apart. The rows sum to the total, to the hundredth that is shown. */
export interface Account {
  readonly rows: readonly AccountRow[];
  /** The same by what is known of the film, where the model can say; these rows sum to the total too. */
  readonly features?: readonly AccountRow[];
  /** Clipped stars, in hundredths. */
  readonly total: number;
}

const LEAST = 50;
const MOST = 500;

/**
 * The account of predicted stars: first what everybody has a part in, then the ratings that count most, by how much, then
 * all others together. What the parts are rounded by is in the last row of them; what lies outside ½ … 5 stars is a row
 * of its own.
 * @param shown How many ratings have a row of their own, or the films of those that have.
 */
export function accountOf(
  { terms, fromRatings, total, byFeature }: Explanation,
  history: History,
  shown: number | Uint32Array,
): Account {
  const term = (...ids: readonly string[]) =>
    terms.filter(({ id }) => ids.includes(id)).reduce((sum, { value }) => sum + value, 0);
  const order = Array.from(fromRatings.keys()).sort(
    (a, b) => Math.abs(fromRatings[b]) - Math.abs(fromRatings[a]),
  );
  const own =
    typeof shown === 'number'
      ? order.slice(0, shown)
      : order.filter((k) => shown.includes(history.films[k]));
  const rest = order.filter((k) => !own.includes(k));
  const exact: readonly ExactRow[] = [
    { kind: 'average', stars: term('mean', 'centring') },
    { kind: 'film', stars: term('film', 'popularity') },
    { kind: 'neighbours', stars: term('neighbours') },
    { kind: 'you', stars: term('user') },
    ...own.map((k) => ({
      kind: 'rating' as const,
      film: history.films[k],
      halfStars: history.halfStars[k],
      stars: fromRatings[k],
    })),
    {
      kind: 'others',
      count: rest.length,
      stars: rest.reduce((sum, k) => sum + fromRatings[k], 0),
    },
  ];
  const rows = exact.filter(({ kind, stars, count }) =>
    kind === 'others' ? count !== 0 : stars !== 0,
  );
  return {
    rows: complete(rows, total),
    ...(byFeature && { features: complete(featureRows(byFeature), total) }),
    total: clipped(total),
  };
}

const FEATURES = [
  ['mean', 'average'],
  ['film', 'own'],
  ['popularity', 'fame'],
  ['era', 'era'],
  ['company', 'company'],
  ['genres', 'genres'],
  ['similar', 'similar'],
  ['user', 'you'],
] as const satisfies readonly (readonly [FeatureShare['id'], AccountRow['kind']])[];

function featureRows(shares: readonly FeatureShare[]): ExactRow[] {
  return FEATURES.flatMap(([id, kind]) => {
    const stars = shares.find((share) => share.id === id)?.value ?? 0;
    return stars === 0 ? [] : [{ kind, stars }];
  });
}

/** A row before it is rounded, in stars. */
type ExactRow = Omit<AccountRow, 'hundredths'> & { readonly stars: number };

/** Stars in hundredths, within the scale. */
const clipped = (stars: number) => Math.min(MOST, Math.max(LEAST, Math.round(100 * stars)));

/** Rows that sum to the clipped total: the last takes what the others are rounded by, and the scale has one of its own. */
function complete(exact: readonly ExactRow[], total: number): AccountRow[] {
  const rows = rounded(exact, Math.round(100 * total));
  const beyond = clipped(total) - Math.round(100 * total);
  return beyond === 0 ? rows : [...rows, { kind: 'limit', hundredths: beyond }];
}

/** Each row in hundredths, and the last one what is missing of the sum. */
function rounded(exact: readonly ExactRow[], sum: number): AccountRow[] {
  let left = sum;
  return exact.map(({ stars, ...row }, k) => {
    const hundredths = k === exact.length - 1 ? left : Math.round(100 * stars);
    left -= hundredths;
    return { ...row, hundredths };
  });
}
