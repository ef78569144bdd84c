import type { Picture } from '../../../charts/glossary/picture';
import { protocols } from '../../../core/evaluation/protocols/registry';
import { resolveParams } from '../../../core/params';
import { permutation, seeded } from '../../../core/random';
import { sketchOf } from '../../../state/lab/compare/sketch';
import {
  byCount,
  damped,
  estimateOf,
  meanOf,
  overallMean,
  signed,
  stars,
  titleOf,
  whole,
  type AtHand,
} from './facts';

/** A fifth of the ratings is hidden, drawn by chance; a hundred squares stand for all. */
export function hidden({ library }: AtHand): Picture {
  const order = permutation(100, seeded(1));
  const cells = Array.from({ length: 5 }, (_, row) =>
    Array.from({ length: 20 }, (__, k) => (order[20 * row + k] < 20 ? 1 : 0)),
  );
  const out = Math.round(library.ratings / 5);
  return {
    kind: 'cells',
    cells,
    names: ['learnt from', 'held out'],
    says: `A hundred squares stand for the ${whole(library.ratings)} ratings. With a fifth held out, a model learns from ${whole(library.ratings - out)} and is judged on ${whole(out)} that it has not seen.`,
  };
}

/** Ratings dealt into five piles, each held out once. */
export function piles({ library }: AtHand): Picture {
  const order = permutation(20, seeded(1));
  return {
    kind: 'cells',
    cells: Array.from({ length: 5 }, (_, fold) =>
      Array.from({ length: 20 }, (__, k) => (order[k] % 5 === fold ? 1 : 0)),
    ),
    names: ['learnt from', 'held out'],
    says: `Five folds, a line each: every fifth of the ${whole(library.ratings)} ratings, about ${whole(Math.round(library.ratings / 5))}, is held out once. Each line is a fit of its own.`,
  };
}

/** What a protocol does with the ratings of ten made-up people. */
export function protocolSketch(id: string): Picture | undefined {
  const protocol = protocols.find((one) => one.id === id);
  const sketch = protocol && sketchOf(protocol, resolveParams(protocol.params), 1);
  if (!sketch) return undefined;
  const part = [
    sketch.folds > 1 ? `the first of ${sketch.folds} folds` : '',
    sketch.trial ? `after ${sketch.trial}` : '',
  ].filter(Boolean);
  return {
    kind: 'people',
    people: sketch.people,
    says: `What the protocol itself does with ten made-up people, a line each${part.length ? `: ${part.join(', ')}` : ''}.`,
  };
}

/** Five films drawn twice, by two seeds, and again by the first. */
export function draws({ library }: AtHand): Picture {
  const known = byCount(library).slice(0, 20);
  const drawn = (seed: number) =>
    Array.from(permutation(known.length, seeded(seed)).subarray(0, 5), (k) => known[k]);
  const [one, two] = [drawn(1), drawn(2)];
  return {
    kind: 'lists',
    lists: [1, 2].map((seed) => ({
      head: `Seed ${seed}`,
      items: drawn(seed).map((film) => ({ text: titleOf(library, film) })),
    })),
    says: `Five films drawn from the ${known.length} most rated, by two seeds: ${one.filter((film) => two.includes(film)).length} are in both draws. Each seed draws the same five on every device, every time.`,
  };
}

/** Means of rated films, dealt into so many parts by chance. */
export function partMeans({ counts, means }: AtHand['library'], parts: number): number[] {
  const films = byCount({ counts });
  const order = permutation(films.length, seeded(1));
  return Array.from({ length: parts }, (_, part) =>
    meanOf(films.filter((__, k) => order[k] % parts === part).map((film) => means[film])),
  );
}

/** Ten means of tenths of the films. */
export function tenths({ library }: AtHand): Picture | undefined {
  if (byCount(library).length < 10) return undefined;
  const parts = partMeans(library, 10);
  const { mean, se } = estimateOf(parts);
  const room = 4 * Math.sqrt(parts.length) * se;
  const films = byCount(library).length;
  return {
    kind: 'rows',
    heads: ['Mean of films’ means', 'Stars'],
    rows: [
      ...parts.map((value, k) => ({
        name: `Part ${k + 1}`,
        text: value.toFixed(3),
        dots: [value],
      })),
      {
        name: 'All, ± one standard error',
        text: `${mean.toFixed(3)} ± ${se.toFixed(3)}`,
        estimate: { mean, se },
        strong: true,
      },
    ],
    scale: [mean - room / 2, mean + room / 2],
    says: `The ${whole(films)} rated films dealt into ten parts by chance. Their means differ by chance alone; the standard error, ${se.toFixed(3)}, says how far the mean of all ten may be off.`,
  };
}

/** Mean and standard error of the films' means of each genre that has enough films. */
function genreEstimates({ films, counts, means }: AtHand['library']) {
  return films.genreNames
    .map((name, bit) => {
      const values = Array.from(means).filter(
        (_, film) => counts[film] >= 5 && (films.genres[film] >>> bit) & 1,
      );
      return { name, count: values.length, ...estimateOf(values) };
    })
    .filter(({ count, se }) => count >= 20 && se > 0);
}

/** Of three genres, two whose means cannot be told apart, and one whose mean can. */
export function alike({ library }: AtHand): Picture | undefined {
  const genres = genreEstimates(library);
  const apart = (a: (typeof genres)[0], b: (typeof genres)[0]) =>
    Math.abs(a.mean - b.mean) / Math.sqrt(a.se * a.se + b.se * b.se);
  const pairs = genres.flatMap((a, k) => genres.slice(0, k).map((b) => [a, b] as const));
  if (pairs.length < 3) return undefined;
  const [one, two] = pairs.reduce((x, y) => (apart(...y) < apart(...x) ? y : x));
  const far = genres.reduce((x, y) => (apart(one, y) > apart(one, x) ? y : x));
  const shown = [one, two, far];
  const errors = (a: typeof one, b: typeof one) => apart(a, b).toFixed(1);
  return {
    kind: 'rows',
    heads: ['Genre', 'Films’ mean'],
    rows: shown.map(({ name, mean, se }) => ({
      name,
      text: `${stars(mean)} ± ${stars(se)}`,
      estimate: { mean, se },
    })),
    scale: [
      Math.min(...shown.map(({ mean, se }) => mean - 2 * se)),
      Math.max(...shown.map(({ mean, se }) => mean + 2 * se)),
    ],
    says: `Means of films with five ratings or more. ${one.name} and ${two.name} differ by ${errors(one, two)} standard errors of the difference: they are statistically alike. ${far.name} is ${errors(one, far)} away from ${one.name}: chance alone hardly does that. (Films of two genres count in both.)`,
  };
}

/** Twenty parts, each in two halves. */
const HALVES = 40;

/** The best of many is lucky: chosen on half of its films, seen again on the other half. */
export function luck({ library }: AtHand): Picture | undefined {
  if (byCount(library).length < HALVES) return undefined;
  const halves = partMeans(library, HALVES);
  const [chosenOn, seenOn] = [halves.slice(0, 20), halves.slice(20)];
  const best = chosenOn.indexOf(Math.max(...chosenOn));
  const overall = meanOf(halves);
  return {
    kind: 'rows',
    heads: ['Part', 'Mean'],
    rows: [
      {
        name: `The best of 20 parts, number ${best + 1}`,
        text: chosenOn[best].toFixed(3),
        dots: [chosenOn[best]],
        strong: true,
      },
      { name: 'Its other half', text: seenOn[best].toFixed(3), dots: [seenOn[best]] },
      { name: 'All parts', text: overall.toFixed(3), dots: [overall] },
    ],
    scale: [Math.min(...halves), Math.max(...halves)],
    level: overall,
    says: `Twenty parts of the films, dealt by chance, so that none is truly better. The one that looks best on half of its films is ${signed(chosenOn[best] - overall)} against all; on its other half, ${signed(seenOn[best] - overall)}. A nested estimate is that second look.`,
  };
}

const DAMPINGS = [0, 5, 10, 50];
const LEASTS = [1, 20, 100];

function bestBy({ library }: AtHand, damping: number, least: number): string {
  const { counts, means } = library;
  const overall = overallMean(library);
  const eligible = byCount(library).filter((film) => counts[film] >= least);
  if (eligible.length === 0) return '–';
  const value = (film: number) => damped(means[film], counts[film], damping, overall);
  const best = eligible.reduce((a, b) => (value(b) > value(a) ? b : a));
  return `${titleOf(library, best)} (${stars(value(best))})`;
}

/** Every combination of two settings, and what each makes of it. */
export function everyCombination(at: AtHand): Picture {
  return {
    kind: 'table',
    columns: ['Damping', ...LEASTS.map((least) => `at least ${least}`)],
    rows: DAMPINGS.map((damping) => [
      String(damping),
      ...LEASTS.map((least) => bestBy(at, damping, least)),
    ]),
    says: `Which film comes first, by damped mean, for ${DAMPINGS.length} dampings and ${LEASTS.length} least numbers of ratings: ${DAMPINGS.length * LEASTS.length} combinations, all of them tried.`,
  };
}

/** The same, at settings drawn by chance. */
export function someCombinations(at: AtHand): Picture {
  const random = seeded(1);
  const drawn = Array.from({ length: 5 }, () => [random.below(51), 1 + random.below(100)] as const);
  return {
    kind: 'table',
    columns: ['Damping', 'At least', 'First'],
    rows: drawn.map(([damping, least]) => [
      String(damping),
      String(least),
      bestBy(at, damping, least),
    ]),
    says: 'Which film comes first, by damped mean, at five settings drawn between 0 and 50, and between 1 and 100 ratings. The seed decides which: seed 1 draws these.',
  };
}

/** What a run code is made of. */
export function codes({ library, run }: AtHand): Picture {
  return {
    kind: 'table',
    columns: ['What goes in', 'Here'],
    rows: [
      ['The data', `${library.name}, mark ${library.sha256.slice(0, 10)} …`],
      ['Every setting', 'model, share of the data, split, seed'],
      [
        'Every number the model keeps',
        run?.moments.length
          ? `after ${run.word} ${run.moments[run.moments.length - 1].iteration}`
          : 'nothing is trained yet',
      ],
      ['Run code', run?.code ?? 'there once a run is paused or done'],
    ],
    says: 'Change any of it by one bit, and another code comes out, but for one chance in 1,074 million.',
  };
}
