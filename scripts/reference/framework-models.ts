import {
  AUTOREC,
  AUTOREC_TUNED,
  CONTENT,
  figures,
  RANDOM,
  RBM,
  RBM_TUNED,
  SVD,
  SVD_TUNED,
  SVDPP,
  SVDPP_TUNED,
  YEARS,
  type Figures,
  type FrameworkRow,
} from './framework-row';

type Plain = readonly [id: string, label: string, spec: string, theirs: Figures, why?: string];

const single =
  (family: string, least: 0 | 4) =>
  ([id, label, spec, theirs, why = '']: Plain): FrameworkRow => ({
    id,
    label,
    family,
    parts: [[spec, 1]],
    least,
    theirs,
    why,
  });

const UNTRAINED = 'theirs starts anew with every batch, so it is untrained';
const FILLED = `${UNTRAINED}, and takes missing ratings for 0 stars`;

const content: readonly Plain[] = [
  ['content', 'Content, genres and years', CONTENT, figures('.9055 .6983 0 0 .9213 .6245 4897.4')],
  [
    'content-genres',
    'Content, genres',
    `${CONTENT},similarity=genres`,
    figures('.928 .7168 – – – – –'),
    'their list is sorted ascending',
  ],
  [
    'content-years',
    'Content, years',
    YEARS,
    figures('.9336 .7224 .0049 .0012 .5492 .3442 2981.5'),
    'their “reverse” list is sorted ascending; their “default” run is another model, mislabelled',
  ],
];

/** What is compared, by which estimate, and their figures for users and for films. */
const NEIGHBOURS: readonly (readonly [string, string, Figures, Figures])[] = [
  [
    'cosine',
    'estimate=basic,similarity=cosine',
    figures('.9787 .7547 0 0 1 .8882 6127.0'),
    figures('.9788 .761 0 0 .9885 .7204 6933.1'),
  ],
  [
    'msd',
    'estimate=basic,similarity=msd',
    figures('.9554 .733 0 0 1 .8853 6119.0'),
    figures('.9149 .7031 0 0 .9918 .7368 6969.8'),
  ],
  [
    'pearson',
    'estimate=basic,similarity=pearson',
    figures('.9802 .7558 0 0 .9984 .8299 4877.8'),
    figures('.9755 .755 0 0 .9984 .7737 4432.9'),
  ],
  [
    'pearson-baseline',
    'estimate=basic,similarity=pearson-baseline',
    figures('.9827 .756 0 0 1 .7412 4014.2'),
    figures('.9248 .7002 0 0 .9984 .7734 4649.0'),
  ],
  [
    'z-score',
    'estimate=z-score,similarity=cosine',
    figures('.9048 .6867 .0049 .0023 .9951 .5826 6121.6'),
    figures('.9155 .6973 .0016 .0003 1 .7944 6107.1'),
  ],
  [
    'means',
    'estimate=means,similarity=cosine',
    figures('.9066 .6931 .0016 .0002 .9984 .7363 5953.6'),
    figures('.9087 .6939 0 0 1 .7878 5792.4'),
  ],
  [
    'baseline',
    'estimate=baseline,similarity=cosine',
    figures('.8845 .6768 0 0 1 .8228 6256.1'),
    figures('.8931 .6866 .0246 .0094 .9525 .5054 4512.5'),
  ],
];

const neighbours = NEIGHBOURS.flatMap(([id, params, ofUsers, ofFilms]): readonly Plain[] => [
  [`user-${id}`, `Users, ${id}`, `user-knn:${params}`, ofUsers],
  [`item-${id}`, `Films, ${id}`, `item-knn:${params}`, ofFilms],
]);

const factors: readonly Plain[] = [
  ['svd', 'SVD', SVD, figures('.8825 .6767 .0279 .0101 .923 .0285 482.2')],
  ['svd-tuned', 'SVD tuned', SVD_TUNED, figures('.8665 .6626 .0262 .0076 .9672 .2945 2030.2')],
  ['svdpp', 'SVD++', SVDPP, figures('.8712 .6676 .0295 .0114 .9148 .0779 899.7')],
  [
    'svdpp-tuned',
    'SVD++ with SVD’s settings',
    SVDPP_TUNED,
    figures('.8641 .6629 .0246 .0068 .9607 .2116 1674.5'),
  ],
];

const neural: readonly Plain[] = [
  ['rbm', 'RBM', RBM, figures('1.2815 1.0872 .0016 .0002 0 .7377 4912.7'), UNTRAINED],
  [
    'rbm-tuned',
    'RBM tuned',
    RBM_TUNED,
    figures('1.2797 1.0856 .023 .0089 0 .0574 965.1'),
    `${UNTRAINED}; tuned for that`,
  ],
  ['rbm-ours', 'RBM, our settings', 'rbm', [], 'not among theirs'],
  ['autorec', 'AutoRec', AUTOREC, figures('1.9996 1.6518 .0033 .0008 1 .2826 1797.7'), FILLED],
  [
    'autorec-tuned',
    'AutoRec tuned',
    AUTOREC_TUNED,
    figures('1.9115 1.5555 .0066 .0014 1 .0993 1031.8'),
    `${FILLED}; their learning rate .1, ours .05, its largest`,
  ],
  ['autorec-ours', 'AutoRec, our settings', 'autorec', [], 'not among theirs'],
];

/** Every model of theirs that stands alone, in their order. */
export const SINGLE_ROWS: readonly FrameworkRow[] = [
  single(
    'random',
    4,
  )([
    'random',
    'Random',
    RANDOM,
    figures('1.4206 1.1336 .018 .0072 1 .0522 854.7'),
    'in theirs many films are limited to 5 and stand in the order of ids, known ones first',
  ]),
  ...content.map(single('content', 4)),
  ...neighbours.filter(([id]) => id.startsWith('user')).map(single('users', 4)),
  ...neighbours.filter(([id]) => id.startsWith('item')).map(single('items', 4)),
  ...factors.map(single('factors', 4)),
  ...neural.map(single('neural', 0)),
];
