import {
  AUTOREC_TUNED,
  CONTENT,
  figures,
  RANDOM,
  RBM_HYBRID,
  RBM_SLOW,
  SVD,
  SVD_TUNED,
  SVDPP,
  SVDPP_TUNED,
  YEARS,
  type Figures,
  type FrameworkRow,
} from './framework-row';

type Mix = readonly [
  id: string,
  label: string,
  parts: FrameworkRow['parts'],
  theirs: Figures,
  why?: string,
];

const NEURAL = 'its RBM is untrained in theirs';
const CONSTANT =
  'theirs asks for similarities above 4, of which there are none: the mean of all, for everything';
const MEAN_OF_ALL = figures('1.0417 .8283 .0197 .011 0 .0489 502.4561');
const RANDOM_YEARS = figures('1.087 .8592 .0049 .0014 1 .4101 2675.6103');
const equal = (...specs: string[]) => specs.map((spec) => [spec, 1 / specs.length] as const);

const hybrids: readonly Mix[] = [
  [
    'hybrid-01',
    'RBM, content 50/50',
    equal(RBM_SLOW, CONTENT),
    figures('.964 .7788 0 0 .4311 .2442 2142.3238'),
    NEURAL,
  ],
  ['hybrid-02', 'Random, years 50/50', equal(RANDOM, YEARS), RANDOM_YEARS],
  [
    'hybrid-03',
    'The same',
    equal(RANDOM, YEARS),
    RANDOM_YEARS,
    'their list is the other way round',
  ],
  [
    'hybrid-04',
    'RBM, SVD++, SVD tuned, random 30/30/30/10',
    [
      [RBM_HYBRID, 0.3],
      [SVDPP, 0.3],
      [SVD_TUNED, 0.3],
      [RANDOM, 0.1],
    ],
    figures('.9304 .7475 .0197 .0069 .6115 .1956 1613.4659'),
    NEURAL,
  ],
  [
    'hybrid-05',
    'RBM, SVD++, SVD tuned, content, AutoRec 5 × 20',
    equal(RBM_HYBRID, SVDPP, SVD_TUNED, CONTENT, AUTOREC_TUNED),
    figures('1.0254 .8203 .0131 .0063 .7672 .2031 1802.6167'),
    'its networks are untrained in theirs',
  ],
  [
    'hybrid-06',
    'RBM, SVD++, SVD tuned 33/34/33',
    [
      [RBM_HYBRID, 0.33],
      [SVDPP, 0.34],
      [SVD_TUNED, 0.33],
    ],
    figures('.9218 .7408 .0311 .01 .4607 .1731 1380.8639'),
    NEURAL,
  ],
  [
    'hybrid-07',
    'SVD++, SVD tuned 50/50',
    equal(SVDPP, SVD_TUNED),
    figures('.8577 .6594 .0328 .0137 .9295 .1716 1372.111'),
    'their choice',
  ],
  [
    'hybrid-08',
    'SVD++, SVD tuned, random 33/34/33',
    [
      [SVDPP, 0.33],
      [SVD_TUNED, 0.34],
      [RANDOM, 0.33],
    ],
    figures('.947 .7396 .0098 .0032 .9951 .4422 2997.062'),
  ],
  [
    'hybrid-09',
    'RBM, AutoRec, random 34/33/33',
    [
      [RBM_HYBRID, 0.34],
      [AUTOREC_TUNED, 0.33],
      [RANDOM, 0.33],
    ],
    figures('1.303 1.0423 .0016 .0004 1 .7334 4908.9007'),
    'its networks are untrained in theirs',
  ],
  [
    'hybrid-10',
    'RBM, SVD++, SVD tuned, content, AutoRec, random 5 × 10/50',
    [
      [RBM_HYBRID, 0.1],
      [SVDPP, 0.1],
      [SVD_TUNED, 0.1],
      [CONTENT, 0.1],
      [AUTOREC_TUNED, 0.1],
      [RANDOM, 0.5],
    ],
    figures('1.0999 .8765 0 0 1 .546 3429.2464'),
    'its networks are untrained in theirs',
  ],
  [
    'hybrid-11',
    'Content, random 90/10',
    [
      [CONTENT, 0.9],
      [RANDOM, 0.1],
    ],
    MEAN_OF_ALL,
    CONSTANT,
  ],
  [
    'hybrid-12',
    'RBM, SVD tuned, content, random 4 × 25',
    equal(RBM_HYBRID, SVD_TUNED, CONTENT, RANDOM),
    MEAN_OF_ALL,
    `${CONSTANT}; its title says SVD++`,
  ],
  [
    'hybrid-13',
    'SVD tuned, SVD 50/50',
    equal(SVD_TUNED, SVD),
    figures('.8619 .6628 .0328 .018 .9213 .0856 952.1082'),
  ],
  [
    'hybrid-14',
    'SVD tuned, SVD, random 34/33/33',
    [
      [SVD_TUNED, 0.34],
      [SVD, 0.33],
      [RANDOM, 0.33],
    ],
    figures('.9495 .7433 .0049 .003 .9967 .4344 2972.927'),
  ],
  [
    'hybrid-15',
    'RBM, SVD, SVD tuned, content 4 × 25',
    equal(RBM_HYBRID, SVD, SVD_TUNED, CONTENT),
    MEAN_OF_ALL,
    CONSTANT,
  ],
  [
    'hybrid-16',
    'RBM, SVD++, SVD tuned, random 4 × 25',
    equal(RBM_HYBRID, SVDPP, SVD_TUNED, RANDOM),
    figures('.9691 .7762 .0082 .0014 .9672 .4826 3251.5598'),
    NEURAL,
  ],
  [
    'hybrid-17',
    'SVD, SVD++, both tuned 4 × 25',
    equal(SVDPP, SVDPP_TUNED, SVD, SVD_TUNED),
    figures('.8568 .6588 .0459 .0213 .8984 .1031 1017.0036'),
    'their best',
  ],
];

/** All their hybrids, in their order. */
export const HYBRID_ROWS: readonly FrameworkRow[] = hybrids.map(
  ([id, label, parts, theirs, why = '']): FrameworkRow => ({
    id,
    label: `${id.replace('hybrid-', 'Hybrid .')}: ${label}`,
    family: 'hybrids',
    parts,
    least: 0,
    theirs,
    why,
  }),
);
