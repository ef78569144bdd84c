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
 * all others together. What is missing of the sum once each is rounded goes to those that it changes least; what lies outside
 * ½ … 5 stars is a row of its own.
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
    rows: ratingsInOrder(complete(rows, total)),
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

/** Rows that sum to the clipped total: the scale has one of its own. */
function complete(exact: readonly ExactRow[], total: number): AccountRow[] {
  const rows = rounded(exact, Math.round(100 * total));
  const beyond = clipped(total) - Math.round(100 * total);
  return beyond === 0 ? rows : [...rows, { kind: 'limit', hundredths: beyond }];
}

/** Each row in hundredths. What is missing of the sum goes to those that are nearest to it, the first row last of all. */
function rounded(exact: readonly ExactRow[], sum: number): AccountRow[] {
  const over = exact.map(({ stars }) => 100 * stars - Math.round(100 * stars));
  const left = exact.reduce((rest, { stars }) => rest - Math.round(100 * stars), sum);
  const unit = Math.sign(left);
  const more = new Array<number>(exact.length).fill(0);
  const nearest = Array.from(exact.keys()).sort(
    (a, b) => Number(a === 0) - Number(b === 0) || unit * (over[b] - over[a]),
  );
  for (let given = 0; given < Math.abs(left) && nearest.length > 0; given++)
    more[nearest[given % nearest.length]] += unit;
  return exact.map(({ stars, ...row }, k) => ({
    ...row,
    hundredths: Math.round(100 * stars) + more[k],
  }));
}

/** The same rows with the ratings by how much they count as it is written; the others stay where they are. */
function ratingsInOrder(rows: readonly AccountRow[]): AccountRow[] {
  const ratings = rows
    .filter(({ kind }) => kind === 'rating')
    .sort((a, b) => Math.abs(b.hundredths) - Math.abs(a.hundredths));
  let next = 0;
  return rows.map((row) => (row.kind === 'rating' ? ratings[next++] : row));
}
