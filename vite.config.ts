import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy } from './scripts/build/csp.ts';
import { datasetChoice, datasets, findDatasets, publicFiles } from './scripts/build/datasets.ts';
import { serviceWorker } from './scripts/build/service-worker.ts';

const testing = process.env.VITEST !== undefined;

// Unit tests see the same list on every machine.
const choice = testing ? 'sample' : datasetChoice(process.env.MATINEE_DATASETS);
const runeTests = 'tests/**/*.svelte.test.ts';
const dataFolder = fileURLToPath(new URL('./public/data', import.meta.url));

export default defineConfig({
  base: './',
  plugins: [
    svelte(),
    datasets(choice),
    publicFiles(choice),
    contentSecurityPolicy(),
    serviceWorker(() => findDatasets(dataFolder, choice)),
  ],
  // A classic script in a blob: the page's policy binds it, and it also runs from file://.
  worker: { format: 'iife', plugins: () => [datasets(choice)] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // the policy allows no font in a data: address
  },
  test: {
    expect: { requireAssertions: true },
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
});
