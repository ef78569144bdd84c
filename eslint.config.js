import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The dependency arrow, views → state → bridge → workers → core, as lint errors. */
const forbid = (files, group, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});

/** Differ in their last bits between engines: core uses exact-math.ts so that a fit is the same everywhere. */
const inexact = [
  'exp',
  'expm1',
  'log',
  'log1p',
  'log2',
  'log10',
  'sin',
  'cos',
  'tan',
  'atan',
  'atan2',
]
  .concat(['pow', 'cbrt', 'hypot', 'tanh', 'sinh', 'cosh', 'random'])
  .map((property) => ({
    object: 'Math',
    property,
    message: 'Use core/exact-math.ts or core/random.ts.',
  }));

/** Text that would become markup or script. Browsers with Trusted Types refuse it too, but only once it runs. */
const markup = [
  'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
  'MemberExpression[property.value=/^(innerHTML|outerHTML|srcdoc)$/]',
  'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe)$/]',
  'CallExpression[callee.property.name=/^(createContextualFragment|parseFromString|html)$/]',
  'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
  'CallExpression[callee.property.name="createPolicy"]',
  'SvelteDirective[kind="Binding"][key.name.name=/^(innerHTML|outerHTML)$/]',
  'SvelteAttribute[key.name="srcdoc"]',
].map((selector) => ({
  selector,
  message: 'Text is shown as text. Markup is made of text in src/ui/Poster.svelte alone.',
}));

export default defineConfig(
  { ignores: ['dist', 'dist-single', 'node_modules', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  prettier,
  svelte.configs.prettier,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        project: [
          './tsconfig.core.json',
          './tsconfig.workers.json',
          './tsconfig.app.json',
          './tsconfig.node.json',
        ],
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    // The parser types what a component's callbacks receive as any; svelte-check knows the real types.
    files: ['**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Maps and search parameters are built once, inside a derived value, and replaced whole.
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      eqeqeq: ['error', 'smart'],
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 15],
    },
  },
  {
    files: ['src/**', 'workers/**'],
    rules: {
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-syntax': ['error', ...markup],
    },
  },
  { files: ['src/platform/trusted-types.ts'], rules: { 'no-restricted-syntax': 'off' } },
  // Its markup comes out of a policy of src/platform/trusted-types.ts, which takes no text but a film's.
  { files: ['src/ui/Poster.svelte'], rules: { 'svelte/no-at-html-tags': 'off' } },
  // The glossary is one file, to be read from end to end.
  { files: ['src/views/glossary/terms.ts'], rules: { 'max-lines': 'off' } },
  // A register tile and a dense solver are one long function by nature.
  { files: ['src/core/kernels/**', 'src/core/linalg/**'], rules: { complexity: 'off' } },
  forbid(
    ['src/core/**'],
    [
      '**/state/**',
      '**/views/**',
      '**/charts/**',
      '**/ui/**',
      '**/bridge/**',
      '**/platform/**',
      '**/workers/**',
      'node:*',
      'svelte',
      'svelte/*',
      'comlink',
      'idb-keyval',
      'd3',
      'minisearch',
      '@noble/*',
    ],
    'core imports only core.',
  ),
  {
    files: ['src/core/**'],
    ignores: ['src/core/exact-math.ts'],
    rules: { 'no-restricted-properties': ['error', ...inexact] },
  },
  forbid(
    ['workers/**'],
    [
      '**/state/**',
      '**/views/**',
      '**/charts/**',
      '**/ui/**',
      '**/bridge/**',
      'svelte',
      'svelte/*',
    ],
    'workers import only core.',
  ),
  forbid(
    ['src/charts/**', 'src/ui/**'],
    ['**/state/**', '**/bridge/**', '**/views/**', '**/workers/*'],
    'charts and ui take props; they know no state.',
  ),
  forbid(
    ['src/views/**', 'src/App.svelte'],
    ['**/bridge/**', 'comlink', 'idb-keyval'],
    'views speak to state, not to the worker.',
  ),
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { parserOptions: { project: null, projectService: false } },
  },
  { files: ['scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
  { files: ['tests/**'], rules: { '@typescript-eslint/unbound-method': 'off' } },
);
