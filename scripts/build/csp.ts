import type { Plugin } from 'vite';

/**
 * Nothing leaves the page's own origin. The worker is a blob, so that it inherits this policy:
 * a worker loaded by URL would not be bound by it. `'self'` lets the service worker register.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self' blob:",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the content security policy into the built page; dev needs inline styles and a socket. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'matinee:csp',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}
