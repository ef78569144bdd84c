import type { Picture, PictureRow } from '../../../charts/glossary/picture';
import {
  byCount,
  damped,
  listed,
  meanOf,
  overallMean,
  percent,
  quantile,
  rootMeanSquare,
  signed,
  stars,
  titleOf,
  whole,
  type AtHand,
} from './facts';

const SCALE = [0.5, 5] as const;
const FEW = 5;
/** What pulls towards the mean in the pictures: as many ratings as the Data screen adds. */
export const DAMPING = 10;

/** The films with the most ratings, each with its mean. */
export function famous({ library }: AtHand): Picture {
  const { counts, means } = library;
  const films = byCount(library).slice(0, FEW);
  const overall = overallMean(library);
  return {
    kind: 'rows',
    heads: ['Film', 'Mean, ratings'],
    rows: films.map((film) => ({
      name: titleOf(library, film),
      text: `${stars(means[film])} · ${whole(counts[film])}`,
      dots: [means[film]],
    })),
    scale: SCALE,
    level: overall,
    says: `The ${films.length} films with the most ratings, each at its mean. The dotted line is the mean of all ${whole(library.ratings)} ratings, ${stars(overall)}.`,
  };
}

/** How often each number of half stars is given; of films' means, where ratings have not been counted. */
export function levels({ library, stars: given }: AtHand): Picture {
  const counts = given ?? roundedMeans(library);
  const sum = counts.reduce((all, count) => all + count, 0);
  const most = counts.indexOf(Math.max(...counts));
  const what = given ? 'ratings' : 'films, each mean rounded to the nearest half star';
  return {
    kind: 'rows',
    heads: ['Stars', given ? 'Ratings' : 'Films'],
    rows: Array.from(counts, (count, k) => ({
      name: String((k + 1) / 2),
      text: whole(count),
      bar: count,
      strong: k === most,
    })),
    scale: [0, Math.max(...counts)],
    says: `${whole(sum)} ${what}: ${(most + 1) / 2} is the most common step, ${percent(counts[most] / sum)} of them.`,
  };
}

function roundedMeans({ counts, means }: AtHand['library']): readonly number[] {
  const levels = new Array<number>(10).fill(0);
  counts.forEach((count, film) => {
    if (count > 0) levels[Math.round(2 * means[film]) - 1] += 1;
  });
  return levels;
}

/** What one guess for all films misses by; how the misses are made one figure is the measure's. */
export function misses({ library }: AtHand, measure: 'rmse' | 'mae' | 'mape'): Picture {
  const { means } = library;
  const overall = overallMean(library);
  const films = byCount(library).slice(0, FEW);
  const errors = films.map((film) => overall - means[film]);
  const rmse = rootMeanSquare(errors);
  const mae = meanOf(errors.map(Math.abs));
  const shares = films.map((film, k) => Math.abs(errors[k]) / means[film]);
  const says = {
    rmse: `Guess the mean of all, ${stars(overall)}, for each of these films. The misses squared, averaged, and the root of that: ${rmse.toFixed(3)} stars. The plain average of the misses is ${mae.toFixed(3)}: squares make the large ones count for more.`,
    mae: `Guess the mean of all, ${stars(overall)}, for each of these films: the average miss is ${mae.toFixed(3)} stars. RMSE makes ${rmse.toFixed(3)} of the same misses.`,
    mape: `Guess the mean of all, ${stars(overall)}, for each of these films: on average that is off by ${percent(meanOf(shares))} of the film’s own mean.`,
  }[measure];
  return {
    kind: 'rows',
    heads: ['Film', 'Miss'],
    rows: films.map((film, k) => ({
      name: titleOf(library, film),
      text: measure === 'mape' ? percent(shares[k]) : stars(Math.abs(errors[k])),
      move: [means[film], overall],
    })),
    scale: [2.5, 5],
    level: overall,
    squares: measure === 'rmse',
    says: `${says} (The hollow dot is the film’s mean.)`,
  };
}

/** Films rated above and below the mean of all. */
export function biases({ library }: AtHand): Picture {
  const { means } = library;
  const overall = overallMean(library);
  const known = byCount(library).slice(0, 100);
  const ordered = known.toSorted((a, b) => means[b] - means[a] || a - b);
  const films = [...ordered.slice(0, 3), ...ordered.slice(-2)];
  return {
    kind: 'rows',
    heads: ['Film', 'Bias'],
    rows: films.map((film) => ({
      name: titleOf(library, film),
      text: signed(means[film] - overall),
      move: [overall, means[film]],
    })),
    scale: SCALE,
    level: overall,
    says: `Of the ${known.length} films with the most ratings, those farthest above and below the mean of all, ${stars(overall)}.`,
  };
}

/** Films with few ratings and with many, pulled to the mean of all. */
export function pull({ library }: AtHand): Picture {
  const { counts, means } = library;
  const overall = overallMean(library);
  const rated = byCount(library);
  const nearest = (count: number) => {
    const gap = rated.reduce(
      (least, film) => Math.min(least, Math.abs(counts[film] - count)),
      Infinity,
    );
    return rated
      .filter((film) => Math.abs(counts[film] - count) === gap)
      .reduce((a, b) => (Math.abs(means[b] - overall) > Math.abs(means[a] - overall) ? b : a));
  };
  const films = [...new Set([3, 30, 300].map(nearest))];
  const after = films.map((film) => damped(means[film], counts[film], DAMPING, overall));
  const moved = films.map((film, k) => stars(Math.abs(after[k] - means[film])));
  return {
    kind: 'rows',
    heads: ['Film', 'From, to'],
    rows: films.map((film, k) => ({
      name: `${titleOf(library, film)} (${whole(counts[film])})`,
      text: `${stars(means[film])} → ${stars(after[k])}`,
      move: [means[film], after[k]],
    })),
    scale: SCALE,
    level: overall,
    says: `With a pull of ${DAMPING}, as if ${DAMPING} more people had given ${stars(overall)}: the film with ${whole(counts[films[0]])} ratings moves by ${moved[0]} stars, that with ${whole(counts[films[films.length - 1]])} by ${moved[films.length - 1]}.`,
  };
}

/** One film under several settings of one number that nobody learns. */
export function dampings({ library }: AtHand): Picture | undefined {
  const { counts, means } = library;
  const overall = overallMean(library);
  const rated = byCount(library).filter((film) => counts[film] >= 3);
  if (rated.length === 0) return undefined;
  const film = rated.reduce((a, b) => (means[b] > means[a] ? b : a));
  const values = [0, 1, 5, 10, 50];
  return {
    kind: 'rows',
    heads: ['Damping', 'Mean'],
    rows: values.map<PictureRow>((damping) => {
      const value = damped(means[film], counts[film], damping, overall);
      return { name: String(damping), text: stars(value), dots: [value] };
    }),
    scale: SCALE,
    level: overall,
    says: `${titleOf(library, film)}, ${whole(counts[film])} ratings: its damped mean depends on a number that somebody has to choose.`,
  };
}

/** How many ratings films have, by quantiles. */
export function quantiles({ library }: AtHand): Picture {
  const counts = library.counts.filter((count) => count > 0).sort();
  const at = (share: number) => quantile(counts, share);
  const mean = library.ratings / counts.length;
  const names = [
    'One film in ten',
    'A quarter',
    'Half: the median',
    'Three quarters',
    'Nine in ten',
  ];
  const values = [0.1, 0.25, 0.5, 0.75, 0.9].map(at);
  return {
    kind: 'rows',
    heads: ['At most so many', 'Ratings'],
    rows: [
      ...names.map((name, k) => ({
        name,
        text: whole(values[k]),
        bar: values[k],
        strong: k === 2,
      })),
      { name: 'The mean, for comparison', text: mean.toFixed(1), bar: mean },
    ],
    scale: [0, Math.max(mean, ...values)],
    says: `Half of the ${whole(counts.length)} rated films have at most ${whole(at(0.5))} ratings; the mean is ${mean.toFixed(1)}${mean > 2 * at(0.5) ? ', as a few films have very many' : ''}.`,
  };
}

/** Simple predictions and what they miss by: of the run that is open, else of films' means. */
export function baseline({ library, run }: AtHand): Picture {
  const found = run?.baselines.filter(({ rmse }) => Number.isFinite(rmse)) ?? [];
  if (found.length > 0) {
    return {
      kind: 'rows',
      heads: ['Prediction', 'RMSE'],
      rows: found.map(({ label, rmse }) => ({ name: label, text: rmse.toFixed(3), bar: rmse })),
      scale: [0, Math.max(...found.map(({ rmse }) => rmse))],
      says: 'What simple predictions miss by on the held-out ratings of the Train room.',
    };
  }
  const overall = overallMean(library);
  const top = byCount(library).slice(0, 100);
  const error = rootMeanSquare(top.map((film) => library.means[film] - overall));
  const named = top.slice(0, 2).map((film) => titleOf(library, film));
  return {
    ...famous({ library, own: { films: new Uint32Array(), halfStars: new Uint8Array() } }),
    says: `Guessing ${stars(overall)} for every film, ${listed(named)} included, misses the means of the ${top.length} films with the most ratings by ${error.toFixed(3)} stars (RMSE). A model that does no better has learnt nothing.`,
  };
}
