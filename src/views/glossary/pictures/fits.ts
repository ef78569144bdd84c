import type { LinesPicture, Picture } from '../../../charts/glossary/picture';
import { permutation, seeded } from '../../../core/random';
import { byCount, overallMean, rootMeanSquare, stars, titleOf, type AtHand } from './facts';

const STEPS = 12;
const BEGIN = 0.5;

/** Guesses of one number, each moved against the slope of its squared miss: x ← x + 2 · rate · (mean − x). */
export function descent(mean: number, rate: number, steps = STEPS): [number, number][] {
  let guess = BEGIN;
  const path: [number, number][] = [[0, guess]];
  for (let step = 1; step <= steps; step++) {
    guess += 2 * rate * (mean - guess);
    path.push([step, guess]);
  }
  return path;
}

const SMOOTH = 0.15;
const RATES = [0.03, SMOOTH, 0.9] as const;
const TOO_FAST = 1.1;

function guesses(mean: number, rates: readonly number[]): Omit<LinesPicture, 'within'> {
  return {
    kind: 'lines',
    lines: [
      ...rates.map((rate, k) => ({
        name: `rate ${rate}`,
        drawn: k % 2 === 0 ? ('line' as const) : ('dashed' as const),
        points: descent(mean, rate),
      })),
      {
        name: `mean ${stars(mean)}`,
        drawn: 'dashed',
        points: [
          [0, mean],
          [STEPS, mean],
        ],
      },
    ],
    across: 'iteration',
    up: 'guess, stars',
  };
}

/** A run's errors by iteration; undefined where there are too few. */
function errors({ run }: AtHand): Picture | undefined {
  const moments = run?.moments.filter(
    ({ iteration, heldOutRmse, trainRmse }) =>
      iteration > 0 && Number.isFinite(heldOutRmse) && Number.isFinite(trainRmse),
  );
  if (!run || !moments || moments.length < 3) return undefined;
  const last = moments[moments.length - 1];
  const best = moments.reduce((a, b) => (b.heldOutRmse < a.heldOutRmse ? b : a));
  return {
    kind: 'lines',
    lines: [
      {
        name: 'learnt from',
        drawn: 'dashed',
        points: moments.map(({ iteration, trainRmse }) => [iteration, trainRmse]),
      },
      {
        name: 'held out',
        drawn: 'line',
        points: moments.map(({ iteration, heldOutRmse }) => [iteration, heldOutRmse]),
      },
    ],
    across: run.word,
    up: 'RMSE, stars',
    says: `The run in the Train room: after ${run.word} ${last.iteration}, ${last.trainRmse.toFixed(3)} on the ratings learnt from and ${last.heldOutRmse.toFixed(3)} on those held out, which was least (${best.heldOutRmse.toFixed(3)}) at ${best.iteration}.`,
  };
}

/** A run by its iterations, else one number that is learnt in steps. */
export function iterations(at: AtHand): Picture {
  const mean = overallMean(at.library);
  const path = descent(mean, SMOOTH);
  return (
    errors(at) ?? {
      ...guesses(mean, [SMOOTH]),
      says: `The smallest model there is learns one number, the mean of all ratings. It begins at ${BEGIN} and goes part of the way in each iteration: ${stars(path[1][1])}, ${stars(path[2][1])}, ${stars(path[3][1])} … towards ${stars(mean)}.`,
    }
  );
}

export function learningRates({ library }: AtHand): Picture {
  const mean = overallMean(library);
  const after = RATES.map((rate) => stars(descent(mean, rate)[STEPS][1]));
  return {
    ...guesses(mean, RATES),
    says: `Learning one number, the mean of all ratings, at three rates. After ${STEPS} iterations rate ${RATES[0]} has come to ${after[0]}, rate ${RATES[1]} to ${after[1]}, and rate ${RATES[2]}, which steps over the mark each time, to ${after[2]}.`,
  };
}

export function divergence({ library }: AtHand): Picture {
  const mean = overallMean(library);
  const path = descent(mean, TOO_FAST);
  return {
    ...guesses(mean, [SMOOTH, TOO_FAST]),
    within: [-10, 17],
    says: `Learning one number, the mean of all ratings. At rate ${TOO_FAST} each step ends farther from the mark than it began: after ${STEPS} iterations the guess is ${stars(path[STEPS][1])} stars.`,
  };
}

/** The squared miss of one guess for all films, as it depends on the guess. */
export function loss({ library: { counts, means, ...library } }: AtHand): Picture {
  const mean = overallMean({ counts, means, ...library });
  const lossOf = (guess: number) => {
    let sum = 0;
    counts.forEach((count, film) => {
      if (count > 0) sum += count * (means[film] - guess) ** 2;
    });
    return sum / library.ratings;
  };
  const guesses = Array.from({ length: 46 }, (_, k) => BEGIN + k / 10);
  const best = lossOf(mean);
  return {
    kind: 'lines',
    lines: [{ name: '', drawn: 'line', points: guesses.map((guess) => [guess, lossOf(guess)]) }],
    named: [{ at: [mean, best], text: stars(mean) }],
    across: 'guess, stars',
    up: 'mean squared miss',
    says: `One guess for all films, against their means, each counted as often as it was rated: the loss is least, ${best.toFixed(3)}, at ${stars(mean)}. Learning is going downhill here.`,
  };
}

/** Films with fewer ratings are mostly chance. */
const LEAST = 5;

/** Films’ means guessed by groups of films next to each other in time, ever smaller ones. */
export function groupErrors({ films, counts, means }: AtHand['library']): {
  readonly groups: number;
  readonly learnt: number;
  readonly held: number;
}[] {
  const all = byCount({ counts })
    .filter((film) => counts[film] >= LEAST && films.years[film] > 0)
    .sort((a, b) => films.years[a] - films.years[b] || a - b);
  const order = permutation(all.length, seeded(1));
  const half = order.map((place) => (2 * place < all.length ? 1 : 0));
  const sizes = [];
  for (let groups = 1; groups <= all.length / 2; groups *= 2) sizes.push(groups);
  const overall = meanWhere(all, half, means, 0, all.length) ?? 0;
  return sizes.map((groups) => {
    const misses: [number[], number[]] = [[], []];
    for (let g = 0; g < groups; g++) {
      const from = Math.floor((g * all.length) / groups);
      const to = Math.floor(((g + 1) * all.length) / groups);
      const guess = meanWhere(all, half, means, from, to) ?? overall;
      for (let k = from; k < to; k++) misses[half[k]].push(means[all[k]] - guess);
    }
    return { groups, learnt: rootMeanSquare(misses[1]), held: rootMeanSquare(misses[0]) };
  });
}

/** Of the films learnt from in a range of places; undefined where there are none. */
function meanWhere(
  films: readonly number[],
  learnt: Uint32Array,
  means: Float32Array,
  from: number,
  to: number,
): number | undefined {
  let [sum, count] = [0, 0];
  for (let k = from; k < to; k++) {
    sum += learnt[k] ? means[films[k]] : 0;
    count += learnt[k];
  }
  return count > 0 ? sum / count : undefined;
}

/** Too simple and too fine: the run's errors for the latter, where there are any. */
export function fitting(at: AtHand, of: 'under' | 'over'): Picture | undefined {
  const run = of === 'over' ? errors(at) : undefined;
  if (run) return run;
  const sizes = groupErrors(at.library);
  if (sizes.length < 3) return undefined;
  const best = sizes.reduce((a, b) => (b.held < a.held ? b : a));
  const [first, last] = [sizes[0], sizes[sizes.length - 1]];
  const says = {
    under: `With one group, ${first.held.toFixed(3)}: too simple. The unseen half is guessed best with ${best.groups} groups (${best.held.toFixed(3)}).`,
    over: `With ${last.groups} groups the half learnt from is off by only ${last.learnt.toFixed(3)}, the unseen half by ${last.held.toFixed(3)}; with ${best.groups} it was ${best.held.toFixed(3)}.`,
  }[of];
  return {
    kind: 'lines',
    lines: [
      {
        name: 'learnt from',
        drawn: 'dashed',
        points: sizes.map(({ groups, learnt }) => [groups, learnt]),
      },
      { name: 'unseen', drawn: 'line', points: sizes.map(({ groups, held }) => [groups, held]) },
    ],
    across: 'groups',
    up: 'RMSE, stars',
    log: 'across',
    says: `Films are put into groups by year, and each film’s mean is guessed as that of half of its group. ${says}`,
  };
}

/** Films between the ends of a factor of the run; else by two columns that the files have. */
export function factor(at: AtHand): Picture | undefined {
  const { library, run } = at;
  const strip = run?.strip;
  if (!strip || strip.films.length < 6) return places(at);
  const column = (f: number) =>
    Array.from(strip.films, (film, row) => ({ film, value: strip.values[row * strip.width + f] }));
  const spread = (f: number) => {
    const values = column(f).map(({ value }) => value);
    return Math.max(...values) - Math.min(...values);
  };
  const widest = Array.from({ length: strip.width }, (_, f) => f).reduce((a, b) =>
    spread(b) > spread(a) ? b : a,
  );
  const ordered = column(widest).sort((a, b) => a.value - b.value);
  const shown = [...ordered.slice(0, 3), ...ordered.slice(-3)];
  const most = Math.max(...shown.map(({ value }) => Math.abs(value)));
  return {
    kind: 'rows',
    heads: ['Film', `Factor ${widest + 1}`],
    rows: shown.map(({ film, value }) => ({
      name: titleOf(library, film),
      text: stars(value),
      move: [0, value],
    })),
    scale: [-most, most],
    level: 0,
    says: `The run in the Train room: of its ${strip.width} factors, number ${widest + 1} sets the ${strip.films.length} most rated films farthest apart. Nobody has told it what to look for; what the ends have in common is for you to see.`,
  };
}

/** All factors of one film of the run. */
export function vector(at: AtHand): Picture | undefined {
  const { library, run } = at;
  const strip = run?.strip;
  if (!strip || strip.films.length === 0) return places(at);
  const values = Array.from(strip.values.subarray(0, Math.min(8, strip.width)));
  const most = Math.max(...values.map(Math.abs));
  return {
    kind: 'rows',
    heads: [titleOf(library, strip.films[0]), 'Value'],
    rows: values.map((value, f) => ({
      name: `Factor ${f + 1}`,
      text: stars(value),
      move: [0, value],
    })),
    scale: [-most, most],
    level: 0,
    says: `${titleOf(library, strip.films[0])} in the run of the Train room: ${values.length} of its ${strip.width} numbers.`,
  };
}

/**
 * The best known films by year and mean: two numbers each, and a newcomer at the average of films they like. Undefined
 * where no rated film has a year.
 */
export function places(at: AtHand, newcomer = false): Picture | undefined {
  const { library, own } = at;
  const { films, means } = library;
  const known = byCount(library)
    .filter((film) => films.years[film] > 0)
    .slice(0, 25);
  if (known.length === 0) return undefined;
  const at2 = (film: number): [number, number] => [films.years[film], means[film]];
  const liked = Array.from(own.films).filter(
    (film, k) => own.halfStars[k] >= 8 && films.years[film] > 0 && means[film] > 0,
  );
  const mine = liked.length > 0 ? liked : known.slice(0, 3);
  const middle = (k: 0 | 1) => mine.reduce((sum, film) => sum + at2(film)[k], 0) / mine.length;
  const ends = [
    known.reduce((a, b) => (films.years[b] < films.years[a] ? b : a)),
    known.reduce((a, b) => (means[b] < means[a] ? b : a)),
  ];
  const who =
    liked.length > 0
      ? `You stand at the average of ${liked.length === 1 ? 'the one film' : `the ${liked.length} films`} that you gave four stars or more`
      : `A newcomer who likes ${mine.map((film) => titleOf(library, film)).join(', ')} stands at their average`;
  return {
    kind: 'lines',
    lines: [{ name: '', drawn: 'dots', points: known.map(at2) }],
    named: [
      ...[...new Set(ends)].map((film) => ({ at: at2(film), text: titleOf(library, film) })),
      ...(newcomer
        ? [
            {
              at: [middle(0), middle(1)] as const,
              text: liked.length > 0 ? 'you' : 'newcomer',
              you: liked.length > 0,
            },
          ]
        : []),
    ],
    across: 'year of release',
    up: 'mean stars',
    says: newcomer
      ? `${who}; no film moves. Here year and mean stand for the factors of a model.`
      : 'Nothing has been trained in the Train room yet. Here two numbers that the files have, year and mean, take the place of factors: a model finds its own.',
  };
}
