import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy } from './scripts/build/csp.ts';
import { datasetChoice, datasets, findDatasets, publicFiles } from './scripts/build/datasets.ts';
import { licences } from './scripts/build/licences.ts';
import { serviceWorker } from './scripts/build/service-worker.ts';
import { singleFile } from './scripts/build/single-file.ts';
import { sizeBudget } from './scripts/build/size-budget.ts';

const testing = process.env.VITEST !== undefined;

// Unit tests see the same list on every machine.
const choice = testing ? 'sample' : datasetChoice(process.env.MATINEE_DATASETS);
const runeTests = 'tests/**/*.svelte.test.ts';
const dataFolder = fileURLToPath(new URL('./public/data', import.meta.url));

const terms = licences();

/** What the first screen has in common with later ones: without a word, each would be a file of its own. */
const SHARED =
  /src\/(state\/app\.svelte|ui\/(EmptyState|StarRating|stars)|views\/(NoData|OpenFile|SampleNote))/;

/** What makes the hosted page; `--mode single` makes one file of everything instead. */
const hosted = () => [
  publicFiles(choice),
  contentSecurityPolicy(),
  serviceWorker(() => findDatasets(dataFolder, choice)),
  sizeBudget(),
];

export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [
    svelte(),
    datasets(choice),
    terms.page(),
    ...(mode === 'single' ? [singleFile(choice)] : hosted()),
  ],
  // A classic script in a blob: the page's policy binds it, and it also runs from file://.
  worker: { format: 'iife', plugins: () => [datasets(choice), terms.worker()] },
  build: {
    target: 'es2022',
    outDir: mode === 'single' ? 'dist-single' : 'dist',
    assetsInlineLimit: 0, // the policy allows no font in a data: address
    ...(mode !== 'single' && {
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'app', test: SHARED }] } } },
    }),
  },
  test: {
    expect: { requireAssertions: true },
    testTimeout: 30_000, // what hangs fails; how fast something is, is for benchmarks
    maxWorkers: '100%', // by default one core is left free
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [runeTests],
        },
      },
      {
        extends: true,
        resolve: { conditions: ['browser'] }, // Svelte's server build runs no effects
        test: {
          name: 'runes',
          environment: './scripts/build/rune-environment.ts',
          include: [runeTests],
        },
      },
    ],
  },
}));
