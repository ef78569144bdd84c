import type { Environment } from 'vitest/runtime';

/**
 * Vitest's environment for tests of runes: Node as it is, with the modules compiled as for the
 * browser. The server build of Svelte, which Node gets otherwise, runs no effects.
 */
export default {
  name: 'runes',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => {} }),
} satisfies Environment;
