import { createHash } from 'node:crypto';
import type { HtmlTagDescriptor, Plugin } from 'vite';

/**
 * What both builds share. The worker is a blob, so that it inherits the page's policy: a worker loaded by URL would not be
 * bound by it.
 */
const COMMON = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  // src/platform/trusted-types.ts makes the first two, each once; Svelte makes its own for the markup of its components.
  'trusted-types default matinee-poster svelte-trusted-html',
] as const;

/** Nothing leaves the page's own origin. `'self'` lets the service worker register. */
const HOSTED = [
  ...COMMON,
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self' blob:",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
];

/** Nothing leaves the file, and nothing runs in it but these very texts. */
export function singlePolicy(scripts: readonly string[], styles: readonly string[]): string {
  return [
    ...COMMON,
    `script-src ${scripts.map(hashOf).join(' ')}`,
    `style-src ${styles.map(hashOf).join(' ')}`,
    'worker-src blob:',
    'img-src data: blob:',
    'font-src data:',
    "connect-src 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The element that binds a page to a policy; it counts for what comes after it. */
export function policyTag(policy: string): HtmlTagDescriptor {
  return {
    tag: 'meta',
    attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
    injectTo: 'head-prepend',
  };
}

/** Puts the content security policy into the hosted page; dev needs inline styles and a socket. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'matinee:csp',
    apply: 'build',
    transformIndexHtml: () => [policyTag(HOSTED.join('; '))],
  };
}
